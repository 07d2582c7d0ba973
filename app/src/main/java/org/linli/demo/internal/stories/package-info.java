/** What happened in the demo: reports and what became of them, planned around a moment and then carried out. */
@NullMarked
package org.linli.demo.internal.stories;

import org.jspecify.annotations.NullMarked;
