/** Pages and JSON of units, map and imports. */
@NullMarked
package org.linli.territory.web;

import org.jspecify.annotations.NullMarked;
