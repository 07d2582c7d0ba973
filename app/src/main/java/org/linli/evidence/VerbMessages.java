package org.linli.evidence;

/**
 * Where the texts of a module's verbs stand, contributed as a bean: the verb {@code incident.verified} has the message
 * {@code incidents.step.incident.verified} if the bean is {@code ("incident.", "incidents.step.")}. A verb without a
 * message is shown as it is.
 *
 * @param verbPrefix how the module's verbs begin
 * @param keyPrefix what stands before the verb in the message key
 */
public record VerbMessages(String verbPrefix, String keyPrefix) {

    /** The message key of a verb of this module. */
    public String keyOf(String verb) {
        return keyPrefix + verb;
    }
}
