package org.linli.evidencelog;

/** A stored log lacks or contradicts what its size and root say it holds. The message names the tile. */
public final class DamagedLogException extends RuntimeException {

    DamagedLogException(String message) {
        super(message);
    }
}
