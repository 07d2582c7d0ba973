package org.linli.statute.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.clock.CalendarDay;
import org.linli.clock.ClockRefusal;
import org.linli.clock.OfficeHours;
import org.linli.kernel.Outcome;
import org.linli.kernel.web.FormErrors;
import org.linli.statute.internal.DayList;
import org.linli.statute.internal.Layer;
import org.linli.statute.internal.LayerDraft;

/**
 * The form of a layer, as it was typed.
 *
 * @param replaces id of the layer it takes the place of; empty for a new one
 * @param act {@code withdraw} to take that layer away
 */
public record CalendarForm(
        String kind,
        String name,
        String from,
        String to,
        String hours,
        String days,
        String source,
        String reason,
        String replaces,
        String act) {

    private static final String WITHDRAW = "withdraw";
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_HOURS = 100;
    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_DAYS = 100_000;

    static CalendarForm of(Map<String, String> sent) {
        Fields fields = new Fields(sent, new FormErrors());
        return new CalendarForm(
                fields.text("kind"),
                fields.text("name"),
                fields.text("from"),
                fields.text("to"),
                fields.text("hours"),
                sent.getOrDefault("days", ""),
                fields.text("source"),
                fields.text("reason"),
                fields.text("replaces"),
                fields.text("act"));
    }

    static CalendarForm from(Layer layer) {
        return new CalendarForm(
                layer.kind().name(),
                layer.name(),
                layer.from().toString(),
                layer.to().toString(),
                layer.hours() == null ? "" : layer.hours().toString(),
                DayList.write(layer.days()),
                layer.source(),
                "",
                layer.id().toString(),
                "");
    }

    static CalendarForm empty(Layer.Kind kind, int year) {
        return new CalendarForm(
                kind.name(),
                "",
                LocalDate.of(year, 1, 1).toString(),
                LocalDate.of(year, 12, 31).toString(),
                "",
                "",
                "",
                "",
                "",
                "");
    }

    public boolean isOfHours() {
        return kind.equals(Layer.Kind.HOURS.name());
    }

    public boolean isWithdrawal() {
        return act.equals(WITHDRAW);
    }

    static Optional<LayerDraft> read(Map<String, String> sent, int unitNo, FormErrors errors) {
        Fields fields = new Fields(sent, errors);
        CalendarForm form = of(sent);
        Layer.Kind kind = kind(form.kind(), errors);
        String name = fields.needed("name", LONGEST_NAME);
        LocalDate from = fields.neededDate("from");
        LocalDate to = fields.neededDate("to");
        OfficeHours hours = kind == Layer.Kind.HOURS ? hours(fields.needed("hours", LONGEST_HOURS), errors) : null;
        List<CalendarDay> days =
                kind == Layer.Kind.DAYS ? days(fields.text("days", LONGEST_DAYS), form, errors) : List.of();
        String source = fields.needed("source", LONGEST_TEXT);
        String reason = fields.needed("reason", LONGEST_REASON);
        UUID replaces = id(form.replaces(), errors);
        if (from != null && to != null && to.isBefore(from)) {
            errors.add("to", "statute.refused.reversed");
        }
        return errors.isEmpty() && from != null && to != null
                ? Optional.of(new LayerDraft(
                        replaces,
                        form.isWithdrawal() && replaces != null,
                        unitNo,
                        kind,
                        name,
                        from,
                        to,
                        hours,
                        days,
                        source,
                        reason))
                : Optional.empty();
    }

    private static Layer.Kind kind(String text, FormErrors errors) {
        try {
            return Layer.Kind.valueOf(text);
        } catch (IllegalArgumentException unknown) {
            errors.add("kind", "statute.error.kind");
            return Layer.Kind.DAYS;
        }
    }

    private static @Nullable OfficeHours hours(String text, FormErrors errors) {
        try {
            return OfficeHours.parse(text.replace('，', ',').replace('：', ':').replace('–', '-'));
        } catch (ClockRefusal unreadable) {
            errors.add("hours", "statute.error.hours");
            return null;
        }
    }

    private static List<CalendarDay> days(String text, CalendarForm form, FormErrors errors) {
        return switch (DayList.parse(text)) {
            case Outcome.Done<List<CalendarDay>> done -> {
                if (done.value().isEmpty() && !form.isWithdrawal()) {
                    errors.add("days", "statute.error.missing");
                }
                yield done.value();
            }
            case Outcome.Refused<List<CalendarDay>> refused -> {
                errors.add("days", refused.refusal());
                yield List.of();
            }
        };
    }

    private static @Nullable UUID id(String text, FormErrors errors) {
        try {
            return text.isEmpty() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            errors.add("from", "statute.refused.changed-meanwhile");
            return null;
        }
    }
}
