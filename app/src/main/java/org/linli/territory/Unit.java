package org.linli.territory;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A unit as of a date.
 *
 * @param no immutable number that rows carry; never reused
 * @param level key of its level, for example {@code city}, {@code district}, {@code street}, {@code community}, {@code grid}
 * @param levelName what the level is called here, for example 街道 or 镇
 * @param code official code, as far as it has one; an attribute, never a key
 */
public record Unit(
        int no,
        UUID id,
        String level,
        String levelName,
        String code,
        String name,
        @Nullable Integer parentNo) {}
