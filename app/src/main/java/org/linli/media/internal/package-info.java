@NullMarked
package org.linli.media.internal;

import org.jspecify.annotations.NullMarked;
