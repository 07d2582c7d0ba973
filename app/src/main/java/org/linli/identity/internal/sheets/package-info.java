/**
 * Workbooks and separated values that people send: looked at before they are opened, read by their heading, kept sealed
 * until they are confirmed.
 */
@NullMarked
package org.linli.identity.internal.sheets;

import org.jspecify.annotations.NullMarked;
