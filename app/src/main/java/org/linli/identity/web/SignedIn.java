package org.linli.identity.web;

import org.linli.identity.internal.Standing;
import org.linli.identity.internal.Standing.HeldPost;

/** Who has signed in, and the post she acts from. */
record SignedIn(Standing standing, HeldPost post) {}
