package org.linli.evidence.internal;

import java.util.Map;
import java.util.SortedMap;

/**
 * JSON with one spelling for each value, after RFC 8785, for objects of texts, whole numbers and objects: no white space,
 * keys in the order of their UTF-16 units, nothing escaped that need not be. Half a surrogate pair, which UTF-8 cannot
 * spell, becomes U+FFFD. An absent value is left out.
 */
final class CanonicalJson {

    private static final char REPLACEMENT = '\uFFFD';

    private CanonicalJson() {}

    /** An object whose members are texts. */
    static String ofTexts(SortedMap<String, String> members) {
        StringBuilder json = new StringBuilder("{");
        for (Map.Entry<String, String> member : members.entrySet()) {
            separate(json);
            append(json, member.getKey());
            json.append(':');
            append(json, member.getValue());
        }
        return json.append('}').toString();
    }

    /** An object whose members are canonical JSON already. */
    static String ofValues(SortedMap<String, String> members) {
        StringBuilder json = new StringBuilder("{");
        for (Map.Entry<String, String> member : members.entrySet()) {
            separate(json);
            append(json, member.getKey());
            json.append(':').append(member.getValue());
        }
        return json.append('}').toString();
    }

    static String text(String value) {
        StringBuilder json = new StringBuilder(value.length() + 2);
        append(json, value);
        return json.toString();
    }

    private static void separate(StringBuilder json) {
        if (json.length() > 1) {
            json.append(',');
        }
    }

    private static void append(StringBuilder json, String value) {
        json.append('"');
        for (int i = 0; i < value.length(); i++) {
            char unit = value.charAt(i);
            if (Character.isHighSurrogate(unit)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                json.append(unit).append(value.charAt(++i));
            } else {
                appendUnit(json, unit);
            }
        }
        json.append('"');
    }

    private static void appendUnit(StringBuilder json, char unit) {
        switch (unit) {
            case '"' -> json.append("\\\"");
            case '\\' -> json.append("\\\\");
            case '\b' -> json.append("\\b");
            case '\f' -> json.append("\\f");
            case '\n' -> json.append("\\n");
            case '\r' -> json.append("\\r");
            case '\t' -> json.append("\\t");
            default -> {
                if (unit < ' ') {
                    json.append("\\u%04x".formatted((int) unit));
                } else {
                    json.append(Character.isSurrogate(unit) ? REPLACEMENT : unit);
                }
            }
        }
    }
}
