package org.linli.statute.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Actor;
import org.linli.statute.ChangeRecord;
import org.linli.statute.OpenClocks;
import org.linli.statute.OpenClocks.Basis;
import org.linli.statute.OpenClocks.Move;
import org.linli.statute.UnitChains;
import org.springframework.stereotype.Component;

/** Moves the open clocks of every module and writes a change down, all in the transaction that makes the change. */
@Component
class ChangeLedger {

    private final List<OpenClocks> clocks;
    private final ChangeRecord record;
    private final ChangeRows changes;
    private final UnitChains units;

    ChangeLedger(List<OpenClocks> clocks, ChangeRecord record, ChangeRows changes, UnitChains units) {
        this.clocks = clocks;
        this.record = record;
        this.changes = changes;
        this.units = units;
    }

    /** What an entry of the ledger is about: a rule, or the calendar of a unit. */
    record Subject(
            String verb, @Nullable String ruleKey, @Nullable Integer unitNo, String title) {}

    List<Move> moves(Basis before, Basis after) {
        return clocks.stream()
                .flatMap(module -> module.moves(before, after).stream())
                .toList();
    }

    /** Moves, records, remembers. */
    void carryOut(
            UUID id,
            Actor by,
            Subject subject,
            String reason,
            Map<String, String> facts,
            Basis before,
            Basis after,
            Instant now) {
        int moved = 0;
        int late = 0;
        Map<String, String> all = new TreeMap<>(facts);
        for (OpenClocks module : clocks) {
            List<Move> moves = module.moves(before, after);
            module.apply(moves);
            moved += moves.size();
            late += (int) moves.stream().filter(move -> move.isNewlyLate(now)).count();
            if (!moves.isEmpty()) {
                all.put("moves." + moves.getFirst().stage(), Impact.digest(moves));
            }
        }
        all.put("reason", reason);
        all.put("moved", Integer.toString(moved));
        Integer concerned = subject.unitNo();
        int unit = concerned != null && concerned != Layer.NATION ? concerned : postUnit(by);
        UUID entry = record.record(by, subject.verb(), id, unit, all);
        Change change = new Change(id, now, subject.title(), reason, by.name(), moved, late, entry);
        changes.insert(change, by, subject.ruleKey(), subject.unitNo());
    }

    private static int postUnit(Actor by) {
        return by.findPost().map(Actor.ActingPost::unitNo).orElse(Layer.NATION);
    }

    /** Rules and the nation's calendar hold for everybody: they are changed from a post at the top of a tree of units. */
    boolean isAtTheTop(Actor by) {
        return by.kind() == Actor.Kind.SYSTEM
                || by.findPost()
                        .map(post -> units.chain(post.unitNo()).size() == 1)
                        .orElse(false);
    }
}
