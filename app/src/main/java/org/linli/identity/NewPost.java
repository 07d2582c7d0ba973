package org.linli.identity;

import org.jspecify.annotations.Nullable;

/**
 * A post to be created; the parts are those of {@link Post}.
 */
public record NewPost(
        String title, @Nullable Integer unitNo, @Nullable Integer departmentNo, String permissionSet) {}
