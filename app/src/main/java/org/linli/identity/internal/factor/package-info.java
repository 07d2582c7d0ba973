/** Time-based codes of a second factor (RFC 6238) and what stands in for them. Knows no database. */
@NullMarked
package org.linli.identity.internal.factor;

import org.jspecify.annotations.NullMarked;
