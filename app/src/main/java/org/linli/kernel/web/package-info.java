/** The frame of every page: language, elder mode, navigation, assets, route permissions. */
@NamedInterface("web")
@NullMarked
package org.linli.kernel.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
