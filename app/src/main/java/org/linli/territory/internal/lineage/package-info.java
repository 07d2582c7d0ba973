/** What units came from and what became of them. */
@NullMarked
package org.linli.territory.internal.lineage;

import org.jspecify.annotations.NullMarked;
