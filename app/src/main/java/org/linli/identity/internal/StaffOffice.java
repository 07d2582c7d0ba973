package org.linli.identity.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.evidence.Evidence;
import org.linli.evidence.Evidence.EntrySummary;
import org.linli.evidence.Subject;
import org.linli.identity.Account;
import org.linli.identity.AccountFilter;
import org.linli.identity.NewColleague;
import org.linli.identity.Post;
import org.linli.identity.internal.Appointments.Appointed;
import org.linli.identity.internal.Appointments.Watching;
import org.linli.kernel.Actor;
import org.linli.kernel.NumberRanges;
import org.linli.kernel.Outcome;
import org.linli.kernel.Purpose;
import org.linli.kernel.Scope;
import org.linli.kernel.Transactions;
import org.linli.kernel.web.NotFound;
import org.linli.territory.Department;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.springframework.stereotype.Service;

/** What the pages of administration read, and how they take a colleague in. */
@Service
public class StaffOffice {

    /** Which posts see a unit is no secret of the unit: it may always know. */
    private static final Scope WHO_SEES = new Scope.SystemJob(new Purpose("identity.who-sees"));

    private final AccountList list;
    private final Appointments appointments;
    private final PostRows posts;
    private final GridAssignments grids;
    private final Hiring hiring;
    private final Evidence evidence;
    private final Territory territory;
    private final Transactions transactions;
    private final Clock clock;

    StaffOffice(
            AccountList list,
            Appointments appointments,
            PostRows posts,
            GridAssignments grids,
            Hiring hiring,
            Evidence evidence,
            Territory territory,
            Transactions transactions,
            Clock clock) {
        this.list = list;
        this.appointments = appointments;
        this.posts = posts;
        this.grids = grids;
        this.hiring = hiring;
        this.evidence = evidence;
        this.territory = territory;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** An account with its life, as far as the reader's territory shows it. */
    public record File(Account account, List<Appointed> appointments, List<EntrySummary> history) {

        /** When the person last signed in, as far as the reader's territory shows it. */
        public Optional<Instant> findLastSignIn() {
            return history.stream()
                    .filter(entry -> entry.verb().equals("account.signed-in"))
                    .map(EntrySummary::at)
                    .reduce((earlier, later) -> later);
        }
    }

    public File open(Actor reader, UUID accountId) {
        return transactions.read(reader.scope(), () -> {
            Account account = list.find(Reach.of(reader), accountId).orElseThrow(NotFound::new);
            return new File(
                    account,
                    appointments.ofAccount(accountId, Reach.of(reader)),
                    evidence.listEntries(new Subject("account", accountId)));
        });
    }

    /** For export: all that the filter lets pass, up to the limit. */
    public List<Account> export(Actor reader, AccountFilter filter, int limit) {
        return transactions.read(reader.scope(), () -> list.list(Reach.of(reader), filter, null, limit));
    }

    /** The posts at a unit with those who hold them now or later. */
    public record UnitPosts(List<Post> posts, List<Appointed> appointed) {

        public List<Appointed> holders(UUID postId) {
            return appointed.stream()
                    .filter(appointment -> appointment.post().id().equals(postId))
                    .toList();
        }
    }

    public UnitPosts postsAt(Actor reader, int unitNo) {
        checkReach(reader, unitNo);
        return transactions.read(reader.scope(), () -> new UnitPosts(posts.list(unitNo), appointments.atUnit(unitNo)));
    }

    /**
     * A post with everybody who ever held it.
     *
     * @param isOfGrid whether who holds it works in a grid as one of the three kinds
     */
    public record PostFile(Post post, boolean isOfGrid, List<Appointed> appointments, List<EntrySummary> history) {}

    public PostFile openPost(Actor reader, UUID postId) {
        return transactions.read(reader.scope(), () -> {
            Post post = posts.find(postId)
                    .filter(found -> Reach.of(reader).holds(found.unitNo()))
                    .orElseThrow(NotFound::new);
            return new PostFile(
                    post,
                    grids.isOfGrid(post.permissionSet(), post.unitNo()),
                    appointments.toPost(postId),
                    evidence.listEntries(new Subject("post", postId)));
        });
    }

    /** The posts that can see a unit of the reader's territory. */
    public List<Watching> whoSees(Actor reader, int unitNo) {
        checkReach(reader, unitNo);
        List<Integer> path = territory.listPath(unitNo).stream().map(Unit::no).toList();
        List<Integer> departments = territory.listDepartmentsFor(unitNo).stream()
                .map(Department::no)
                .toList();
        return transactions.read(WHO_SEES, () -> appointments.watching(NumberRanges.of(path), departments));
    }

    private void checkReach(Actor reader, int unitNo) {
        if (territory.findUnit(unitNo).isEmpty() || !Reach.of(reader).holds(unitNo)) {
            throw new NotFound();
        }
    }

    /**
     * Takes one colleague in.
     *
     * @return the slip to print, or a refusal: {@code identity.login-form}, {@code identity.login-taken},
     *     {@code identity.name-form}, {@code identity.title-form}, {@code identity.unit-beyond},
     *     {@code identity.department-elsewhere}, {@code identity.dates}, {@code identity.no-permission-set},
     *     {@code identity.set-not-yours}
     */
    public Outcome<Slip> takeIn(Actor by, NewColleague colleague) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return transactions.write(by.scope(), () -> hiring.hire(by, colleague, now));
    }

    /** An account by its login name, if the reader sees it. */
    public Optional<Account> findByLogin(Actor reader, String login) {
        return transactions.read(reader.scope(), () -> list.find(Reach.of(reader), Login.normalize(login)));
    }

    public LocalDate today() {
        return appointments.today();
    }
}
