package org.linli.identity.internal.transfer;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.identity.internal.transfer.EmploymentRows.Known;
import org.linli.kernel.Outcome;
import org.springframework.stereotype.Component;

/**
 * Reads rows as grade and pay of somebody. An account of another territory is answered like one that does not exist, and a
 * row whose name is not that of the account is refused: cells that slipped by one line would give everybody the pay of her
 * neighbour.
 */
@Component
class EmploymentJudge {

    private final EmploymentRows rows;

    EmploymentJudge(EmploymentRows rows) {
        this.rows = rows;
    }

    /** Inside a transaction of the actor's scope. */
    List<JudgedEmployment> judge(List<EmploymentRow> file) {
        Map<String, Known> known = rows
                .listByLogins(file.stream().map(EmploymentJudge::login).toList())
                .stream()
                .collect(Collectors.toMap(Known::login, Function.identity()));
        Map<String, Integer> seen = new HashMap<>();
        return file.stream()
                .map(row -> {
                    Known person = known.get(login(row));
                    Integer earlier = person == null ? null : seen.putIfAbsent(person.login(), row.line());
                    return new JudgedEmployment(row, person, verdict(row, person, earlier));
                })
                .toList();
    }

    private static Outcome<Employment> verdict(EmploymentRow row, @Nullable Known known, @Nullable Integer earlier) {
        if (row.hasFormula()) {
            return Outcome.refused("identity.bulk.formula");
        }
        if (row.isMerged()) {
            return Outcome.refused("workers.refused.merged-cells");
        }
        if (known == null) {
            return Outcome.refused("transfer.book.no-account", row.login());
        }
        if (earlier != null) {
            return Outcome.refused("transfer.book.twice", earlier);
        }
        if (!letters(row.name()).equals(letters(known.name()))) {
            return Outcome.refused("transfer.book.name-differs", known.login());
        }
        Employment after = known.employment().changedTo(row.said());
        return after.equals(known.employment()) ? Outcome.done(after) : after.checked();
    }

    private static String login(EmploymentRow row) {
        return row.login().strip().toLowerCase(Locale.ROOT);
    }

    /** Names of two signs are often written with a gap. */
    private static String letters(String name) {
        return name.replaceAll("[\\s\\u3000]", "");
    }
}
