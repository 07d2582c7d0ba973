/** The register of the people who serve: entries, engagements, and which entries are the same person. */
@NullMarked
package org.linli.identity.internal.workers;

import org.jspecify.annotations.NullMarked;
