package org.linli.identity.web;

/** Where staff go who want nothing in particular. */
final class Desk {

    static final String PATH = "/home";

    private Desk() {}
}
