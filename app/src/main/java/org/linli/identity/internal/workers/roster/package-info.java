/** Rosters of departments on their way into the register: read, judged row by row, brought in by a job. */
@NullMarked
package org.linli.identity.internal.workers.roster;

import org.jspecify.annotations.NullMarked;
