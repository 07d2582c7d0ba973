/** How the city of the demo is divided and governed. */
@NullMarked
package org.linli.demo.internal.structure;

import org.jspecify.annotations.NullMarked;
