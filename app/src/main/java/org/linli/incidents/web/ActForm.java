package org.linli.incidents.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.incidents.IncidentAct;
import org.linli.incidents.IncidentAct.Reject.Stage;
import org.linli.kernel.web.BadInput;
import org.springframework.web.multipart.MultipartFile;

/** What the forms of a record page send; every act reads its own fields. */
public record ActForm(
        @Nullable Integer version,
        @Nullable String note,
        @Nullable String category,
        @Nullable Integer unit,
        @Nullable String condition,
        @Nullable Integer department,
        @Nullable List<MultipartFile> photos) {

    private static final int LONGEST_NOTE = 2000;

    static ActForm empty() {
        return new ActForm(null, null, null, null, null, null, null);
    }

    List<MultipartFile> chosenPhotos() {
        return ReportForms.chosen(photos);
    }

    /** The act of this name with the fields of the form; empty if there is no such act for staff. */
    Optional<IncidentAct> toAct(String name, int placeUnitNo, List<UUID> photoIds) {
        return Optional.ofNullable(
                switch (name) {
                    case "verify" ->
                        new IncidentAct.Verify(
                                required("category", category), unit == null ? placeUnitNo : unit, words(), photoIds);
                    case "reject-report" -> new IncidentAct.Reject(words(), Stage.VERIFYING);
                    case "reject-filing" -> new IncidentAct.Reject(words(), Stage.FILING);
                    case "file" -> new IncidentAct.FileUnder(required("condition", condition));
                    case "dispatch" -> new IncidentAct.Dispatch(required("department", department), words());
                    case "accept" -> new IncidentAct.Accept();
                    case "return" -> new IncidentAct.Return(words());
                    case "handle" -> new IncidentAct.Handle(words(), photoIds);
                    case "close" -> new IncidentAct.Close(words(), photoIds);
                    case "rework" -> new IncidentAct.Rework(words(), photoIds);
                    case "take" -> new IncidentAct.Take();
                    default -> null;
                });
    }

    String words() {
        String text = note == null ? "" : note.strip();
        if (text.length() > LONGEST_NOTE) {
            throw new BadInput("note", "incidents.bad.too-long", LONGEST_NOTE);
        }
        return text;
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null || value.toString().isBlank()) {
            throw new BadInput(field, "incidents.bad." + field + "-missing");
        }
        return value;
    }
}
