package org.linli.identity.internal;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.identity.NewColleague;
import org.linli.identity.NewPost;
import org.linli.identity.internal.AccountRows.NewRow;
import org.linli.identity.internal.GridAssignments.Wish;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.kernel.UuidV7;
import org.linli.territory.Department;
import org.linli.territory.GridStaff.Kind;
import org.linli.territory.Territory;
import org.springframework.stereotype.Component;

/** Takes a colleague in: account, post, appointment and link, inside the open transaction. */
@Component
public class Hiring {

    private final AccountHomes homes;
    private final PostRows posts;
    private final GridAssignments grids;
    private final Granting granting;
    private final ActivationLinks links;
    private final PasswordHashing hashing;
    private final Records records;
    private final Actors actors;
    private final Territory territory;

    Hiring(
            AccountHomes homes,
            PostRows posts,
            GridAssignments grids,
            Granting granting,
            ActivationLinks links,
            PasswordHashing hashing,
            Records records,
            Actors actors,
            Territory territory) {
        this.homes = homes;
        this.posts = posts;
        this.grids = grids;
        this.granting = granting;
        this.links = links;
        this.hashing = hashing;
        this.records = records;
        this.actors = actors;
        this.territory = territory;
    }

    /** Why she cannot be taken in; the login name may still turn out to be taken. */
    public Optional<Refusal> refuse(Actor by, NewColleague colleague) {
        return NameRule.refuseAccount(Login.normalize(colleague.login()), colleague.name())
                .or(() -> refusePlace(by, colleague.unitNo()))
                .or(() -> Optional.ofNullable(colleague.post()).flatMap(post -> refusePost(by, post)))
                .or(() -> refuseDates(colleague));
    }

    private static Optional<Refusal> refusePlace(Actor by, @Nullable Integer unitNo) {
        return Reach.of(by).holds(unitNo) ? Optional.empty() : Optional.of(Refusal.of("identity.unit-beyond"));
    }

    private Optional<Refusal> refusePost(Actor by, NewPost post) {
        return NameRule.refuseTitle(post.title())
                .or(() -> refusePlace(by, post.unitNo()))
                .or(() -> granting.refuse(by, post.permissionSet()))
                .or(() -> refuseDepartment(post))
                .or(() -> granting.refuseOfBody(post.departmentNo(), post.permissionSet()));
    }

    /** A department's post stands at the unit of the department, so that its reach is the unit's own business. */
    private Optional<Refusal> refuseDepartment(NewPost post) {
        Integer departmentNo = post.departmentNo();
        if (departmentNo == null) {
            return Optional.empty();
        }
        Optional<Department> department = territory.findDepartment(departmentNo);
        return department
                        .filter(found -> Integer.valueOf(found.unitNo()).equals(post.unitNo()))
                        .isPresent()
                ? Optional.empty()
                : Optional.of(Refusal.of("identity.department-elsewhere"));
    }

    private static Optional<Refusal> refuseDates(NewColleague colleague) {
        return colleague.until() != null && !colleague.from().isBefore(colleague.until())
                ? Optional.of(Refusal.of("identity.dates"))
                : Optional.empty();
    }

    /** @return the slip to print, or a refusal: those of {@link #refuse}, or {@code identity.login-taken} */
    public Outcome<Slip> hire(Actor by, NewColleague colleague, Instant now) {
        Optional<Refusal> refusal = refuse(by, colleague);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        String login = Login.normalize(colleague.login());
        String name = colleague.name().strip();
        UUID id = UuidV7.at(now);
        if (!homes.insert(new NewRow(id, login, name, hashing.ofNobody, false), colleague.unitNo(), now)) {
            return Outcome.refused("identity.login-taken", login);
        }
        records.account(by, "account.created", id, colleague.unitNo(), Map.of("login", login));
        NewPost post = colleague.post();
        if (post != null) {
            appoint(by, id, post, colleague, now);
        }
        String place = post == null ? "" : post.title() + " · " + actors.place(post.unitNo(), post.departmentNo());
        return Outcome.done(new Slip(id, login, name, place, links.issue(id, now), now.plus(ActivationLinks.GOOD_FOR)));
    }

    /** Somebody new serves no other grid, so that one of the kinds always fits. */
    private void appoint(Actor by, UUID account, NewPost post, NewColleague colleague, Instant now) {
        UUID postId = posts.findSame(post).orElseGet(() -> make(by, post, now));
        Wish wish = new Wish(account, post.permissionSet(), post.unitNo(), colleague.from(), colleague.until());
        Optional<Kind> kind = grids.settle(wish, null, null).orThrow();
        posts.appoint(account, postId, colleague.from(), colleague.until(), kind.orElse(null));
        records.account(
                by,
                "account.appointed",
                account,
                post.unitNo(),
                Records.appointment(postId, colleague.from(), colleague.until(), kind));
    }

    private UUID make(Actor by, NewPost post, Instant now) {
        UUID id = UuidV7.at(now);
        posts.insert(id, post, now);
        records.post(
                by,
                "post.created",
                id,
                post.unitNo(),
                Map.of("title", post.title(), "permission-set", post.permissionSet()));
        return id;
    }
}
