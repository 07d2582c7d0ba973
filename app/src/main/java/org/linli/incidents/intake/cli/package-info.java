/** The import of messages on the command line. */
@NullMarked
package org.linli.incidents.intake.cli;

import org.jspecify.annotations.NullMarked;
