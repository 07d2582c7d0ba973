/** Proposals how to divide a community into grids. */
@NullMarked
package org.linli.geo.proposal;

import org.jspecify.annotations.NullMarked;
