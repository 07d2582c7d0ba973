/** Tables that people send, as text: what they are encoded in, how they are separated, row by row. */
@NamedInterface("tables")
@NullMarked
package org.linli.kernel.tables;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
