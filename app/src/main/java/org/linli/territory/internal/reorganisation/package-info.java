/** Plans that change the structure: drawn up, checked, decided and carried out at their midnight. */
@NullMarked
package org.linli.territory.internal.reorganisation;

import org.jspecify.annotations.NullMarked;
