/** Bodies that stand at units, and what they are made of. */
@NullMarked
package org.linli.territory.internal.bodies;

import org.jspecify.annotations.NullMarked;
