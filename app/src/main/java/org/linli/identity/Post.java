package org.linli.identity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A post (岗位) that people are appointed to.
 *
 * @param unitNo the unit the post stands at and below which it acts; null for all units of the installation
 * @param departmentNo the department whose work the post does, if it is a department's post
 * @param permissionSet key of what the post may do, for example {@code dispatcher}
 */
public record Post(
        UUID id,
        String title,
        @Nullable Integer unitNo,
        @Nullable Integer departmentNo,
        String permissionSet) {}
