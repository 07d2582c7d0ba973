package org.linli.identity.internal.transfer;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.evidence.Act;
import org.linli.evidence.Evidence;
import org.linli.evidence.Evidence.Opened;
import org.linli.evidence.Subject;
import org.linli.identity.EmploymentRegister;
import org.linli.identity.internal.transfer.EmploymentRows.Change;
import org.linli.identity.internal.transfer.EmploymentRows.Known;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Purpose;
import org.linli.kernel.Transactions;
import org.linli.kernel.web.NotFound;
import org.springframework.stereotype.Service;

/** Grade and pay of colleagues, one by one, with the traces that reading and writing them leave. */
@Service
public class Employments implements EmploymentRegister {

    private static final Purpose PURPOSE = new Purpose(Transfers.PERMISSION);

    private final EmploymentRows rows;
    private final EmploymentSeal seal;
    private final Transactions transactions;
    private final Evidence evidence;
    private final Clock clock;

    Employments(EmploymentRows rows, EmploymentSeal seal, Transactions transactions, Evidence evidence, Clock clock) {
        this.rows = rows;
        this.seal = seal;
        this.transactions = transactions;
        this.evidence = evidence;
        this.clock = clock;
    }

    /** Name and employment of somebody whose account the actor sees. */
    public record Person(UUID accountId, String name, Employment employment) {}

    /** That the employment was opened is on record. */
    public Person person(Actor actor, UUID accountId) {
        return transactions.write(actor.scope(), () -> {
            Known known = rows.find(accountId).orElseThrow(NotFound::new);
            seen(actor, List.of(accountId));
            return new Person(accountId, known.name(), known.employment());
        });
    }

    @Override
    public Outcome<UUID> put(Actor by, UUID accountId, String standing, String grade, String payClass) {
        return put(by, accountId, new Employment(standing, grade, payClass)).map(kept -> accountId);
    }

    /** @return as kept, or a refusal as {@link EmploymentRegister#put} names them */
    public Outcome<Employment> put(Actor actor, UUID accountId, Employment employment) {
        return employment
                .checked()
                .then(checked -> transactions.write(actor.scope(), () -> {
                    Employment before =
                            rows.find(accountId).orElseThrow(NotFound::new).employment();
                    return before.equals(checked) || putAll(actor, List.of(new Change(accountId, before, checked)))
                            ? Outcome.done(checked)
                            : Outcome.refused("transfer.refused.meanwhile");
                }));
    }

    /**
     * Writes all of them and puts each on record, inside the transaction of the caller. False if one is no longer as it was;
     * then the caller must not commit.
     */
    boolean putAll(Actor by, List<Change> changes) {
        if (!rows.put(changes, by.name(), clock.instant())) {
            return false;
        }
        evidence.recordAll(changes.stream().map(change -> act(by, change)).toList());
        return true;
    }

    private Act act(Actor by, Change change) {
        return Act.of(
                by,
                "account.employment-changed",
                subject(change.accountId()),
                unitOf(by),
                Map.of(
                        "changed", change.after().differingFrom(change.before()),
                        "employment", seal.of(change.accountId(), change.after())));
    }

    /** Puts on record that the actor saw grade and pay of these people. */
    void seen(Actor actor, Collection<UUID> accounts) {
        evidence.recordAccesses(
                actor,
                accounts.stream()
                        .map(account -> new Opened(subject(account), unitOf(actor)))
                        .toList(),
                PURPOSE,
                "");
    }

    private static Subject subject(UUID accountId) {
        return new Subject("account", accountId);
    }

    private static int unitOf(Actor actor) {
        return actor.findPost().map(Actor.ActingPost::unitNo).orElse(0);
    }
}
