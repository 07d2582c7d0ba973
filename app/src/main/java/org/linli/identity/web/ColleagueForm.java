package org.linli.identity.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.identity.NewColleague;
import org.linli.identity.NewPost;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;

/** A colleague as typed. */
public record ColleagueForm(
        @Nullable String name,
        @Nullable String login,
        @Nullable String unit,
        @Nullable String title,
        @Nullable String set,
        @Nullable String department,
        @Nullable String from,
        @Nullable String until) {

    static final ColleagueForm EMPTY = new ColleagueForm("", "", "", "", "", "", "", "");

    /** What was typed, or nothing. */
    public String text(String field) {
        String typed = switch (field) {
            case "name" -> name;
            case "login" -> login;
            case "unit" -> unit;
            case "title" -> title;
            case "set" -> set;
            case "department" -> department;
            case "from" -> from;
            case "until" -> until;
            default -> throw new IllegalArgumentException(field);
        };
        return typed == null ? "" : typed.strip();
    }

    Outcome<NewColleague> read(Actor actor, UnitChoice units, LocalDate today, boolean withPost) {
        Outcome<Optional<LocalDate>> begins = date(text("from"));
        Outcome<Optional<LocalDate>> ends = date(text("until"));
        return begins.then(first ->
                ends.then(last -> units.find(actor, text("unit")).then(unitNo -> {
                    Integer departmentNo = text("department").isEmpty() ? null : UnitChoice.number(text("department"));
                    NewPost post = withPost
                            ? new NewPost(
                                    text("title"),
                                    departmentNo == null ? unitNo : units.unitOf(departmentNo),
                                    departmentNo,
                                    text("set"))
                            : null;
                    return Outcome.done(new NewColleague(
                            text("login"), text("name"), unitNo, post, first.orElse(today), last.orElse(null)));
                })));
    }

    /** An empty field is no date. */
    public static Outcome<Optional<LocalDate>> date(String text) {
        try {
            return Outcome.done(text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text)));
        } catch (DateTimeParseException notADate) {
            return Outcome.refused("identity.date-form", text);
        }
    }
}
