package org.linli.territory.internal.templates;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.linli.kernel.web.NotFound;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The templates that come with the server, from {@code territory/templates.json}. */
@Component
public class TemplateFile {

    private final List<Template> templates;

    TemplateFile(JsonMapper json) {
        try (InputStream file = new ClassPathResource("territory/templates.json").getInputStream()) {
            this.templates = List.copyOf(json.readValue(file, new TypeReference<List<Template>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException("The templates of structures cannot be read", e);
        }
    }

    public List<Template> list() {
        return templates;
    }

    public Template get(String key) {
        return templates.stream()
                .filter(template -> template.key().equals(key))
                .findFirst()
                .orElseThrow(NotFound::new);
    }
}
