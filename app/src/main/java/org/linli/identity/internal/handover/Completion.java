package org.linli.identity.internal.handover;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.linli.identity.Account;
import org.linli.identity.HandoverItems;
import org.linli.identity.HandoverItems.Hands;
import org.linli.identity.HandoverItems.Transfer;
import org.linli.identity.Post;
import org.linli.identity.internal.Leaving;
import org.linli.identity.internal.OpenItems;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.kernel.Zone;
import org.springframework.stereotype.Component;

/** The last step, inside the open transaction: everything goes over, the appointment ends, the account perhaps closes. */
@Component
class Completion {

    private final HandoverRows rows;
    private final HandoverRecords records;
    private final OpenItems items;
    private final Leaving leaving;
    private final ZoneId zone;

    Completion(HandoverRows rows, HandoverRecords records, OpenItems items, Leaving leaving, Zone zone) {
        this.rows = rows;
        this.records = records;
        this.items = items;
        this.leaving = leaving;
        this.zone = zone.id();
    }

    Optional<Account> findActive(String login) {
        return leaving.findActive(login);
    }

    Optional<Refusal> refuse(UUID successor, Post post, UUID leaver, LocalDate today) {
        return leaving.refuse(successor, post, leaver, today);
    }

    /** With the last post goes everything the person holds; else what the post reaches. */
    Hands handsOf(Handover handover) {
        LocalDate today = LocalDate.ofInstant(handover.openedAt(), zone);
        UUID leaver = handover.leaver().account();
        return rows.holdsAnother(leaver, handover.post().id(), today)
                ? leaving.handsAt(leaver, handover.post())
                : leaving.allHands(leaver);
    }

    /**
     * @return the hand-over, or a refusal: {@code identity.handover.not-held} (the appointment ended meanwhile),
     *     {@code identity.handover.not-equal} (the successor's did), {@code identity.administrators-apart},
     *     {@code identity.handover.moved-meanwhile} (sign again), or that a rule of grids forbids it
     */
    Outcome<Handover> complete(Actor by, Handover handover, Instant now, LocalDate today) {
        UUID leaver = handover.leaver().account();
        UUID successor = handover.successor().account();
        if (!rows.holds(leaver, handover.post().id(), today)) {
            return Outcome.refused("identity.handover.not-held");
        }
        boolean isEqual = rows.holdsEqual(successor, handover.post(), today);
        if (!isEqual && !handover.isSuccessorNew()) {
            return Outcome.refused(
                    "identity.handover.not-equal", handover.successor().name());
        }
        Optional<Refusal> refusal = isEqual ? Optional.empty() : refuse(successor, handover.post(), leaver, today);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        boolean closes = !rows.holdsAnother(leaver, handover.post().id(), today);
        Hands hands = closes ? leaving.allHands(leaver) : leaving.handsAt(leaver, handover.post());
        Map<String, Integer> counts = new TreeMap<>();
        items.holders().forEach(holder -> counts.merge(holder.kind(), holder.count(hands), Integer::sum));
        UUID evidenceId = records.done(by, handover, counts, closes);
        if (!isEqual) {
            leaving.appoint(by, successor, handover.post(), leaver, today);
        }
        if (!moveAll(by, handover, hands, counts, evidenceId, now)) {
            return Outcome.refused("identity.handover.moved-meanwhile");
        }
        leaving.end(by, leaver, handover.post(), today);
        if (closes) {
            leaving.close(by, leaver, handover.post(), now);
        }
        rows.finish(handover.id(), now, counts, closes, evidenceId);
        return Outcome.done(handover);
    }

    /** False if something came or went since it was counted. */
    private boolean moveAll(
            Actor by, Handover handover, Hands hands, Map<String, Integer> counts, UUID evidenceId, Instant now) {
        Transfer transfer = new Transfer(
                hands,
                handover.successor().account(),
                handover.successor().name() + " · " + handover.post().title(),
                handover.id(),
                evidenceId,
                by,
                now);
        Map<String, Integer> moved = new TreeMap<>();
        for (HandoverItems holder : items.holders()) {
            moved.merge(holder.kind(), holder.transfer(transfer), Integer::sum);
        }
        return moved.equals(counts);
    }
}
