/** Pages of the front door. */
@NullMarked
package org.linli.portal.web;

import org.jspecify.annotations.NullMarked;
