package org.linli.kernel.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Whom a request is counted for: an IPv4 address, or the network of 64 bits that an IPv6 household is given. */
record ClientNetwork(String name, boolean isThisMachine) {

    private static final int NETWORK_BYTES = 8;

    /** @param address a literal address, as the container gives it */
    static ClientNetwork of(String address) {
        InetAddress parsed;
        try {
            parsed = InetAddress.ofLiteral(address);
        } catch (IllegalArgumentException notAnAddress) {
            return new ClientNetwork(address, false);
        }
        String name = parsed instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES))
                : parsed.getHostAddress();
        return new ClientNetwork(name, parsed.isLoopbackAddress());
    }
}
