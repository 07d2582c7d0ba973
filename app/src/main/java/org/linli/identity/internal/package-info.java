/** Accounts, posts, passwords, and what happens when somebody signs in. */
@NullMarked
package org.linli.identity.internal;

import org.jspecify.annotations.NullMarked;
