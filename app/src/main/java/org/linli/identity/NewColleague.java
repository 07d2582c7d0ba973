package org.linli.identity;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A person to be taken in, with a post if whoever takes her in gives posts.
 *
 * @param unitNo where the account belongs; null for all units
 * @param post an existing post of the same parts is taken, else one is made
 * @param from first day of the appointment
 * @param until first day without it; null for an open end
 */
public record NewColleague(
        String login,
        String name,
        @Nullable Integer unitNo,
        @Nullable NewPost post,
        LocalDate from,
        @Nullable LocalDate until) {}
