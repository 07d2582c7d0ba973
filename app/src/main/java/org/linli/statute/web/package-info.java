/** Pages of rules, calendars and code tables. */
@NullMarked
package org.linli.statute.web;

import org.jspecify.annotations.NullMarked;
