/** Pages of posts: where they stand, who holds them, what they may do and see. */
@NullMarked
package org.linli.identity.web.posts;

import org.jspecify.annotations.NullMarked;
