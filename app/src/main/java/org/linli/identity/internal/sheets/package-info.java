/** Workbooks that people send: looked at before they are opened, read by the heading of their first sheet. */
@NullMarked
package org.linli.identity.internal.sheets;

import org.jspecify.annotations.NullMarked;
