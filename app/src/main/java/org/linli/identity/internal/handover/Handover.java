package org.linli.identity.internal.handover;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.identity.Post;
import org.linli.kernel.Outcome;

/**
 * A post on its way from one person to another (离岗交接).
 *
 * @param isSuccessorNew whether the successor gets the post with it; else she holds one like it
 * @param openedBy who began it
 * @param leaverSignedAt when the leaver signed, or somebody for her
 * @param signedForLeaver who signed for her while she was absent
 * @param moved what went over, by kind; empty until it is done
 * @param evidenceId the entry that commits to it; set once it is done
 */
public record Handover(
        UUID id,
        int unitNo,
        Post post,
        Party leaver,
        Party successor,
        boolean isSuccessorNew,
        State state,
        String openedBy,
        Instant openedAt,
        @Nullable Instant leaverSignedAt,
        @Nullable String signedForLeaver,
        @Nullable String absenceReason,
        @Nullable Instant successorSignedAt,
        @Nullable Instant endedAt,
        boolean isAccountClosed,
        @Nullable UUID evidenceId,
        Map<String, Integer> moved) {

    /** One of the two. */
    public record Party(UUID account, String login, String name) {}

    /** Where it stands. */
    public enum State {
        OPEN,
        DONE,
        WITHDRAWN
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }

    public boolean isParty(@Nullable UUID account) {
        return leaver.account().equals(account) || successor.account().equals(account);
    }

    /** Whether this person's own signature is still missing. */
    public boolean waitsFor(@Nullable UUID account) {
        return isOpen()
                && ((leaver.account().equals(account) && leaverSignedAt == null)
                        || (successor.account().equals(account) && successorSignedAt == null));
    }

    boolean isSignedByBoth() {
        return leaverSignedAt != null && successorSignedAt != null;
    }

    Outcome<Handover> ifOpen() {
        return isOpen() ? Outcome.done(this) : Outcome.refused("identity.handover.not-open");
    }
}
