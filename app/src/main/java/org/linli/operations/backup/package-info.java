/** Backups of a whole installation, and what brings them back. */
@NullMarked
package org.linli.operations.backup;

import org.jspecify.annotations.NullMarked;
