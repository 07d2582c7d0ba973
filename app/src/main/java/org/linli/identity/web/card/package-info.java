/** The card of a grid for residents, and the pages on which it is kept. */
@NullMarked
package org.linli.identity.web.card;

import org.jspecify.annotations.NullMarked;
