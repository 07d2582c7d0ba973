/** What is planned for the structure of the demo city. */
@NullMarked
package org.linli.demo.internal.structure;

import org.jspecify.annotations.NullMarked;
