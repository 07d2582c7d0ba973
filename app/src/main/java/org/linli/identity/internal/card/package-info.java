/** Profiles of grid workers and the cards that residents see of them. */
@NullMarked
package org.linli.identity.internal.card;

import org.jspecify.annotations.NullMarked;
