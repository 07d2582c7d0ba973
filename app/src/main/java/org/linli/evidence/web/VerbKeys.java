package org.linli.evidence.web;

import java.util.List;
import org.linli.evidence.VerbMessages;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Finds the message key of a verb of any module. */
@Component
public class VerbKeys {

    private final List<VerbMessages> modules;

    VerbKeys(ObjectProvider<VerbMessages> modules) {
        this.modules = modules.stream().toList();
    }

    /** The key of the verb's text; the verb itself where no module names one. */
    public String of(String verb) {
        return modules.stream()
                .filter(module -> verb.startsWith(module.verbPrefix()))
                .map(module -> module.keyOf(verb))
                .findFirst()
                .orElse(verb);
    }
}
