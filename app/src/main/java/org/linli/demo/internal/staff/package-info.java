/** The departments of the demo and the people who work in it. */
@NullMarked
package org.linli.demo.internal.staff;

import org.jspecify.annotations.NullMarked;
