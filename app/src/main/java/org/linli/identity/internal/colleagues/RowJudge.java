package org.linli.identity.internal.colleagues;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.linli.identity.NewColleague;
import org.linli.identity.NewPost;
import org.linli.identity.internal.Hiring;
import org.linli.identity.internal.PermissionSet;
import org.linli.identity.internal.PermissionSets;
import org.linli.identity.internal.UnitByText;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.territory.Department;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Reads rows as colleagues by the rules of taking somebody in. */
@Component
class RowJudge {

    private static final List<Locale> LANGUAGES = List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH);

    private final PermissionSets sets;
    private final Hiring hiring;
    private final UnitByText units;
    private final Territory territory;
    private final MessageSource messages;

    RowJudge(PermissionSets sets, Hiring hiring, UnitByText units, Territory territory, MessageSource messages) {
        this.sets = sets;
        this.hiring = hiring;
        this.units = units;
        this.territory = territory;
        this.messages = messages;
    }

    /** @param taken login names that exist already */
    List<Judged> judge(Actor by, List<SheetRow> rows, Set<String> taken, LocalDate today) {
        List<PermissionSet> known = sets.list();
        Set<String> seen = new HashSet<>();
        List<Judged> judged = new ArrayList<>();
        for (SheetRow row : rows) {
            String login = login(row);
            Outcome<NewColleague> verdict = row.hasFormula()
                    ? Outcome.refused("identity.bulk.formula")
                    : taken.contains(login)
                            ? Outcome.refused("identity.login-taken", login)
                            : seen.contains(login)
                                    ? Outcome.refused("identity.bulk.twice", login)
                                    : read(by, row, known, today);
            seen.add(login);
            judged.add(new Judged(row, verdict));
        }
        return List.copyOf(judged);
    }

    static String login(SheetRow row) {
        return row.text(Column.LOGIN).strip().toLowerCase(Locale.ROOT);
    }

    private Outcome<NewColleague> read(Actor by, SheetRow row, List<PermissionSet> known, LocalDate today) {
        return set(row, known)
                .then(set -> units.find(by, row.text(Column.UNIT))
                        .then(unit -> department(row, unit).then(department -> {
                            NewPost post = new NewPost(
                                    row.text(Column.TITLE),
                                    department.map(Department::unitNo).orElse(unit.no()),
                                    department.map(Department::no).orElse(null),
                                    set);
                            NewColleague colleague =
                                    new NewColleague(login(row), row.text(Column.NAME), unit.no(), post, today, null);
                            Optional<Refusal> refusal = hiring.refuse(by, colleague);
                            return refusal.map(Outcome::<NewColleague>refused).orElseGet(() -> Outcome.done(colleague));
                        })));
    }

    /** By key or by its name in either language. */
    private Outcome<String> set(SheetRow row, List<PermissionSet> known) {
        String typed = row.text(Column.SET);
        return known.stream()
                .map(PermissionSet::key)
                .filter(key -> key.equals(typed) || isCalled(key, typed))
                .findFirst()
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused("identity.no-permission-set", typed));
    }

    private boolean isCalled(String set, String typed) {
        return LANGUAGES.stream()
                .map(language -> messages.getMessage("identity.set." + set, null, "", language))
                .anyMatch(name -> !typed.isEmpty() && typed.equals(name));
    }

    private Outcome<Optional<Department>> department(SheetRow row, Unit unit) {
        String typed = row.text(Column.DEPARTMENT);
        if (typed.isEmpty()) {
            return Outcome.done(Optional.empty());
        }
        Optional<Department> found = territory.listDepartmentsFor(unit.no()).stream()
                .filter(department -> department.name().equals(typed))
                .findFirst();
        return found.isPresent() ? Outcome.done(found) : Outcome.refused("identity.bulk.no-department", typed);
    }
}
