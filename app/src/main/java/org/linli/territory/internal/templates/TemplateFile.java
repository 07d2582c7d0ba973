package org.linli.territory.internal.templates;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.linli.territory.internal.units.Stages;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The templates that come with the server, from {@code territory/templates.json}. */
@Component
class TemplateFile {

    private final List<Template> templates;

    TemplateFile(JsonMapper json) {
        try (InputStream file = new ClassPathResource("territory/templates.json").getInputStream()) {
            this.templates = List.copyOf(json.readValue(file, new TypeReference<List<Template>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException("The templates of structures cannot be read", e);
        }
        templates.forEach(TemplateFile::check);
    }

    /** A stage is gone through with its checklist, not set up. */
    static void check(Template template) {
        if (template.parts().stream().anyMatch(part -> part.traits().containsKey(Stages.TRAIT))) {
            throw new IllegalArgumentException("The template " + template.key() + " sets a stage of the roll-out");
        }
    }

    List<Template> list() {
        return templates;
    }

    Optional<Template> find(String key) {
        return templates.stream().filter(template -> template.key().equals(key)).findFirst();
    }
}
