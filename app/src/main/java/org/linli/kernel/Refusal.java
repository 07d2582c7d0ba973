package org.linli.kernel;

import java.util.List;

/**
 * A business rule said no. The key names the rule and its message, for example {@code incident.not-dispatched}; the
 * arguments fill the message.
 */
public record Refusal(String key, List<Object> arguments) {

    public Refusal {
        arguments = List.copyOf(arguments);
    }

    public static Refusal of(String key, Object... arguments) {
        return new Refusal(key, List.of(arguments));
    }
}
