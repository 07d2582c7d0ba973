package org.linli.territory;

import java.util.Optional;

/** Whom residents can call; public, so no scope is needed. */
public interface PublicContacts {

    /** A body with its office number; {@code address} may be empty. */
    record Contact(String name, String phone, String address) {}

    /** The nearest standing body with a number, at the unit or above it. */
    Optional<Contact> findNearest(int unitNo);
}
