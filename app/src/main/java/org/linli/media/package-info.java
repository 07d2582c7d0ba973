/** Photos and files: checked, stripped of what they say about people, kept. */
@ApplicationModule(allowedDependencies = {"kernel", "kernel::web", "evidence", "statute"})
@NullMarked
package org.linli.media;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
