/** How pages are framed: assets, languages, errors, the gate before every route. */
@NullMarked
package org.linli.kernel.web.internal;

import org.jspecify.annotations.NullMarked;
