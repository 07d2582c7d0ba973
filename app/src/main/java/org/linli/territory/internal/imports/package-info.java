/** Imports as transactions, as stored jobs and as commands. */
@NullMarked
package org.linli.territory.internal.imports;

import org.jspecify.annotations.NullMarked;
