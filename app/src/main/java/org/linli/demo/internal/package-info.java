@NullMarked
package org.linli.demo.internal;

import org.jspecify.annotations.NullMarked;
