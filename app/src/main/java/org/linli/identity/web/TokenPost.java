package org.linli.identity.web;

import org.linli.identity.Post;

/** A post a token can be made for. */
public record TokenPost(Post post, String place) {}
