/** Pages of plans of reorganisation. */
@NullMarked
package org.linli.territory.web.plans;

import org.jspecify.annotations.NullMarked;
