package org.linli.exchange.web.ogc;

/** A link of an answer (RFC 8288). */
record Link(String href, String rel, String type, String title) {}
