/** Pages of the register of the people who serve. */
@NullMarked
package org.linli.identity.web.workers;

import org.jspecify.annotations.NullMarked;
