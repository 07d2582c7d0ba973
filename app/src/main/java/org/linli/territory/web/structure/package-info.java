/** Pages and JSON of the structure as a whole: levels, templates, health, figures, coverage, staff. */
@NullMarked
package org.linli.territory.web.structure;

import org.jspecify.annotations.NullMarked;
