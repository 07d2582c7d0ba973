package org.linli.identity;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;
import org.linli.kernel.Slice;
import org.linli.kernel.TrueCount;
import org.linli.territory.GridStaff;

/**
 * Accounts, posts and appointments of staff. Each act runs in a transaction of its own and is put on record in it; it
 * reaches as far as the territory of the actor, and what lies beyond is {@code NotFound}. Posts are public, so finding
 * them needs no scope.
 */
public interface Identity {

    /**
     * @return the account, or a refusal: {@code identity.login-form}, {@code identity.login-taken},
     *     {@code identity.name-form}, {@code identity.password-short}, {@code identity.password-long},
     *     {@code identity.password-has-login}, {@code identity.password-simple}
     */
    Outcome<UUID> createAccount(Actor by, NewAccount account);

    /** @return the post, or a refusal: {@code identity.title-form}, {@code identity.no-permission-set},
     *     {@code identity.set-not-yours}, {@code identity.set-not-of-body} */
    Outcome<UUID> createPost(Actor by, NewPost post);

    /**
     * Appoints the holder of an account to a post.
     *
     * @param from first day
     * @param until first day without the post; null for an open end
     * @return the account, or a refusal: {@code identity.dates}, {@code identity.appointed-already}, {@code identity.own-rights}
     *     (nobody grants herself anything), {@code identity.administrators-apart} (one of the three administrators holds no
     *     other post on the same day), {@code identity.set-not-yours} (a local administrator gives working posts only)
     */
    default Outcome<UUID> appoint(Actor by, UUID accountId, UUID postId, LocalDate from, @Nullable LocalDate until) {
        return appoint(by, accountId, postId, from, until, null);
    }

    /**
     * As above, as what somebody works in a grid. Only the post of a grid worker at a grid has a kind.
     *
     * @param kind null for the one that fits: full-time where the rules allow it, else professional for who serves other
     *     grids, else part-time
     * @return the account, or a refusal as above, or {@code identity.grid.has-full-timer},
     *     {@code identity.grid.full-time-elsewhere}, {@code identity.grid.serves-others}
     */
    Outcome<UUID> appoint(
            Actor by,
            UUID accountId,
            UUID postId,
            LocalDate from,
            @Nullable LocalDate until,
            GridStaff.@Nullable Kind kind);

    /**
     * Ends an appointment.
     *
     * @param until first day without the post
     * @return the account, or a refusal: {@code identity.not-appointed}, {@code identity.own-rights},
     *     {@code identity.set-not-yours}, {@code identity.open-items}
     */
    Outcome<UUID> endAppointment(Actor by, UUID accountId, UUID postId, LocalDate until);

    /**
     * Closes an account; its sessions end at once.
     *
     * @return the account, or a refusal: {@code identity.own-account}, {@code identity.closed-already},
     *     {@code identity.holds-posts-elsewhere}, {@code identity.not-your-colleague} (a local administrator and the account
     *     of an administrator), {@code identity.open-items} (what the person holds must be handed over first)
     */
    Outcome<UUID> closeAccount(Actor by, UUID accountId);

    /** @return the account, or a refusal: {@code identity.open-already}, {@code identity.holds-posts-elsewhere} */
    Outcome<UUID> reopenAccount(Actor by, UUID accountId);

    Optional<Post> findPost(UUID postId);

    /** The posts standing at the unit itself, by title. */
    List<Post> listPosts(int unitNo);

    /** The account, if the reader's territory holds one of its posts. */
    Optional<Account> findAccount(Actor reader, UUID accountId);

    Optional<Account> findAccount(Actor reader, String login);

    /**
     * Accounts with a post in the reader's territory, in the order the filter asks for.
     *
     * @param after cursor of the page before; null for the first page
     */
    Slice<Account> listAccounts(Actor reader, AccountFilter filter, @Nullable String after, int size);

    TrueCount countAccounts(Actor reader, AccountFilter filter);
}
