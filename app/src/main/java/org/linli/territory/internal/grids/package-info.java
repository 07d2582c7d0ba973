/** Drawings of grids: from today's grids or a proposal, checked while they are edited, published as a plan. */
@NullMarked
package org.linli.territory.internal.grids;

import org.jspecify.annotations.NullMarked;
