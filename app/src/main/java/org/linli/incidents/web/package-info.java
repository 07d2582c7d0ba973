/** Pages of incidents: for residents, and for the desk. */
@NullMarked
package org.linli.incidents.web;

import org.jspecify.annotations.NullMarked;
