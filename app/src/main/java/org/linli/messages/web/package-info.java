/** The list of messages that never arrived. */
@NullMarked
package org.linli.messages.web;

import org.jspecify.annotations.NullMarked;
