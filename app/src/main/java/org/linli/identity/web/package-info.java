/** Sign-in pages, security headers, and the actor behind a request. */
@NullMarked
package org.linli.identity.web;

import org.jspecify.annotations.NullMarked;
