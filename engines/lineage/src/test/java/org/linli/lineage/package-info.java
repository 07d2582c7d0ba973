@NullMarked
package org.linli.lineage;

import org.jspecify.annotations.NullMarked;
