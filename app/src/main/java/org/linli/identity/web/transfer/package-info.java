/** Pages of transfers: for those who order them, and for each person her own. */
@NullMarked
package org.linli.identity.web.transfer;

import org.jspecify.annotations.NullMarked;
