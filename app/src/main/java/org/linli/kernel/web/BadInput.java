package org.linli.kernel.web;

import java.util.List;

/** Input that cannot be understood; names the field and a message key. Becomes 400, or a message at the field of a form. */
public final class BadInput extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String key;
    private final transient List<Object> arguments;

    public BadInput(String field, String key, Object... arguments) {
        super(field + ": " + key, null, false, false);
        this.field = field;
        this.key = key;
        this.arguments = List.of(arguments);
    }

    public String field() {
        return field;
    }

    public String key() {
        return key;
    }

    public List<Object> arguments() {
        return arguments;
    }
}
