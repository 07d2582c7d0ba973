/** What kind of file came in, and archives that are opened with care. */
@NullMarked
package org.linli.territory.internal.files;

import org.jspecify.annotations.NullMarked;
