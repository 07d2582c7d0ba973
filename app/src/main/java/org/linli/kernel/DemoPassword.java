package org.linli.kernel;

/** The password of all demo accounts during one run of the server; means nothing in a production installation. */
public record DemoPassword(String value) {

    @Override
    public String toString() {
        return "DemoPassword[…]";
    }
}
