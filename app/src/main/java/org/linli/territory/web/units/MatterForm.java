package org.linli.territory.web.units;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Outcome;
import org.linli.territory.Matters.Draft;
import org.linli.territory.Matters.Matter;
import org.linli.territory.Matters.Partner;
import org.linli.territory.Matters.Role;
import org.linli.territory.internal.DayText;
import org.springframework.util.MultiValueMap;

/**
 * A matter as it is typed.
 *
 * @param matter the one that is changed; absent for a new one
 */
public record MatterForm(
        @Nullable UUID matter,
        String name,
        int lead,
        int supervisor,
        String from,
        String until,
        Set<String> subjects,
        Map<Integer, Role> partners) {

    /** Fields named {@code partner.<number of the body>}, with the role or nothing. */
    private static final Pattern PARTNER = Pattern.compile("partner\\.([0-9]{1,9})");

    static MatterForm fresh(LocalDate today) {
        return new MatterForm(null, "", 0, 0, today.toString(), "", Set.of(), Map.of());
    }

    static MatterForm of(Matter matter) {
        Map<Integer, Role> partners = new HashMap<>();
        for (Partner partner : matter.partners()) {
            partners.put(partner.departmentNo(), partner.role());
        }
        return new MatterForm(
                matter.id(),
                matter.name(),
                matter.leadNo(),
                Optional.ofNullable(matter.supervisorNo()).orElse(0),
                matter.begunOn().toString(),
                Optional.ofNullable(matter.endedOn())
                        .map(ended -> ended.minusDays(1).toString())
                        .orElse(""),
                matter.subjects(),
                partners);
    }

    static MatterForm read(@Nullable UUID matter, MultiValueMap<String, String> fields, LocalDate today) {
        Map<Integer, Role> partners = new TreeMap<>();
        fields.toSingleValueMap().forEach((field, value) -> {
            Matcher matcher = PARTNER.matcher(field);
            if (matcher.matches()) {
                Stream.of(Role.values())
                        .filter(role -> role.name().equals(value))
                        .forEach(role -> partners.put(Integer.valueOf(matcher.group(1)), role));
            }
        });
        return new MatterForm(
                matter,
                text(fields, "name"),
                number(fields, "lead"),
                number(fields, "supervisor"),
                text(fields, "from").isEmpty() ? today.toString() : text(fields, "from"),
                text(fields, "until"),
                new TreeSet<>(fields.getOrDefault("subject", List.of())),
                partners);
    }

    private static String text(MultiValueMap<String, String> fields, String name) {
        return Optional.ofNullable(fields.getFirst(name)).orElse("").strip();
    }

    private static int number(MultiValueMap<String, String> fields, String name) {
        String text = text(fields, name);
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }

    Outcome<Draft> draft() {
        return DayText.read(from)
                .then(first -> until.isEmpty()
                        ? Outcome.done(draft(first, null))
                        : DayText.read(until).map(last -> draft(first, last.plusDays(1))));
    }

    private Draft draft(LocalDate first, @Nullable LocalDate ended) {
        return new Draft(name, lead, supervisor == 0 ? null : supervisor, first, ended, subjects, partners);
    }

    public @Nullable Role roleOf(int departmentNo) {
        return partners.get(departmentNo);
    }
}
