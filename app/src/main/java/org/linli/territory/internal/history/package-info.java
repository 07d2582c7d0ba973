/** Brings in what units were before the installation began: versions and lineage out of a list of codes. */
@NullMarked
package org.linli.territory.internal.history;

import org.jspecify.annotations.NullMarked;
