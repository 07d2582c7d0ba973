/** Levels of units and what units of a level are called; data of the installation. */
@NullMarked
package org.linli.territory.internal.levels;

import org.jspecify.annotations.NullMarked;
