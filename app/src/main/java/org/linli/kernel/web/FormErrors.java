package org.linli.kernel.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Refusal;

/** What is wrong with a form, by field; shown at the field and summed up on top. */
public final class FormErrors {

    private final Map<String, Refusal> byField = new LinkedHashMap<>();

    /** The first error of a field stays. */
    public void add(String field, String key, Object... arguments) {
        byField.putIfAbsent(field, Refusal.of(key, arguments));
    }

    public void add(String field, Refusal refusal) {
        byField.putIfAbsent(field, refusal);
    }

    public boolean isEmpty() {
        return byField.isEmpty();
    }

    public int count() {
        return byField.size();
    }

    public List<String> fields() {
        return List.copyOf(byField.keySet());
    }

    public @Nullable Refusal of(String field) {
        return byField.get(field);
    }
}
