/** Pages of the import of messages: choose a file, preview, progress, result. */
@NullMarked
package org.linli.incidents.intake.web;

import org.jspecify.annotations.NullMarked;
