package org.linli.territory.internal.templates;

import java.util.List;
import org.linli.kernel.web.NotFound;
import org.springframework.stereotype.Component;

/** All templates: those that come with the server, and the installation's own. */
@Component
public class TemplateBook {

    private final TemplateFile file;
    private final OwnTemplates own;

    TemplateBook(TemplateFile file, OwnTemplates own) {
        this.file = file;
        this.own = own;
    }

    /** Those that come with the server. */
    public List<Template> listGiven() {
        return file.list();
    }

    public Template get(String key) {
        return file.find(key)
                .or(() -> own.list().stream()
                        .map(OwnTemplates.Own::template)
                        .filter(template -> template.key().equals(key))
                        .findFirst())
                .orElseThrow(NotFound::new);
    }
}
