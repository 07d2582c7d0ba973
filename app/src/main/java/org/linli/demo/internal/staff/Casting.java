package org.linli.demo.internal.staff;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.demo.internal.Resources;
import org.linli.demo.internal.Table;
import org.linli.identity.Account;
import org.linli.identity.DemoAccounts;
import org.linli.identity.Identity;
import org.linli.identity.NewAccount;
import org.linli.identity.NewPost;
import org.linli.identity.Post;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Scope;
import org.linli.territory.Department;
import org.linli.territory.GridStaff.Kind;
import org.linli.territory.Territory;
import org.springframework.stereotype.Component;

/** Creates accounts and posts and appoints people to them; what is there already is taken as it is. */
@Component
public class Casting {

    private static final String ONLY_ABOVE_ARE_SHOWN = "----";

    private final Identity identity;
    private final DemoAccounts demoAccounts;
    private final Territory territory;

    Casting(Identity identity, DemoAccounts demoAccounts, Territory territory) {
        this.identity = identity;
        this.demoAccounts = demoAccounts;
        this.territory = territory;
    }

    private record Line(
            String login,
            String name,
            String title,
            String place,
            String permissionSet,
            @Nullable Kind kind,
            boolean isShown) {}

    private static List<Line> lines() {
        List<Line> staff = new ArrayList<>();
        boolean isShown = true;
        for (String text : Resources.text("staff.txt").lines().toList()) {
            isShown = isShown && !text.equals(ONLY_ABOVE_ARE_SHOWN);
            if (text.contains("|") && !text.startsWith("#")) {
                List<String> cells = Table.cells(text);
                staff.add(new Line(
                        cells.get(0),
                        cells.get(1),
                        cells.get(2),
                        cells.get(3),
                        cells.get(4),
                        cells.size() > 5 ? Kind.valueOf(cells.get(5)) : null,
                        isShown));
            }
        }
        return staff;
    }

    /** Accounts by login; needs no territory. */
    public Map<String, UUID> hire(Actor by) {
        Map<String, UUID> accounts = new LinkedHashMap<>();
        lines().forEach(line -> accounts.computeIfAbsent(line.login(), login -> account(by, line)));
        return accounts;
    }

    public Cast appoint(Actor by, Map<String, UUID> accounts, Map<String, Department> departments, LocalDate since) {
        Map<String, Cast.Member> members = new HashMap<>();
        for (Line line : lines()) {
            UUID account = Objects.requireNonNull(accounts.get(line.login()), line.login());
            Cast.Member member = appointed(by, account, line, departments, since);
            members.putIfAbsent(line.login(), member);
            members.put(line.login() + "/" + line.permissionSet(), member);
        }
        return new Cast(members);
    }

    private UUID account(Actor by, Line line) {
        return identity.findAccount(by, line.login()).map(Account::id).orElseGet(() -> {
            Outcome<UUID> created = line.isShown()
                    ? demoAccounts.create(by, line.login(), line.name())
                    : identity.createAccount(by, new NewAccount(line.login(), line.name(), passwordOfNobody()));
            return created.orThrow();
        });
    }

    private static String passwordOfNobody() {
        return UUID.randomUUID() + "-" + UUID.randomUUID();
    }

    private Cast.Member appointed(
            Actor by, UUID account, Line line, Map<String, Department> departments, LocalDate since) {
        Department department = line.place().startsWith("@")
                ? Objects.requireNonNull(departments.get(line.place().substring(1)), line.place())
                : null;
        int unitNo = department != null
                ? department.unitNo()
                : territory.findByCode(line.place()).orElseThrow().no();
        Integer departmentNo = department == null ? null : department.no();
        UUID post = identity.listPosts(unitNo).stream()
                .filter(known -> known.title().equals(line.title())
                        && known.permissionSet().equals(line.permissionSet())
                        && Objects.equals(known.departmentNo(), departmentNo))
                .map(Post::id)
                .findFirst()
                .orElseGet(() -> identity.createPost(
                                by, new NewPost(line.title(), unitNo, departmentNo, line.permissionSet()))
                        .orThrow());
        boolean isAppointed = identity.findAccount(by, account).stream()
                .flatMap(known -> known.posts().stream())
                .anyMatch(held -> held.id().equals(post));
        if (!isAppointed) {
            identity.appoint(by, account, post, since, null, line.kind()).orThrow();
        }
        return new Cast.Member(
                account,
                line.name(),
                new Actor.ActingPost(post, line.title(), unitNo, departmentNo),
                departmentNo != null
                        ? new Scope.Department(departmentNo)
                        : new Scope.Territory(territory.numbersAtOrBelow(unitNo)));
    }
}
