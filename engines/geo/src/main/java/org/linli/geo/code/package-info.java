/** Codes of divisions and grids: how they are built, and warnings with reasons where one looks odd. */
@NullMarked
package org.linli.geo.code;

import org.jspecify.annotations.NullMarked;
