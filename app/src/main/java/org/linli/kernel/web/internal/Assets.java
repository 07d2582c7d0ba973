package org.linli.kernel.web.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.linli.kernel.web.Frame.Asset;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Which built file stands for which source, read from the manifest that the front-end build leaves. */
@Component
class Assets {

    private final Map<String, Asset> byEntry = new TreeMap<>();

    Assets(JsonMapper json) throws IOException {
        try (InputStream manifest = new ClassPathResource("static/assets/manifest.json").getInputStream()) {
            json.readTree(manifest).properties().forEach(entry -> byEntry.put(entry.getKey(), read(entry.getValue())));
        }
    }

    /** @param entry source path as the manifest names it, for example {@code src/public.css} */
    Asset get(String entry) {
        Asset asset = byEntry.get(entry);
        if (asset == null) {
            throw new IllegalArgumentException("No asset " + entry + "; there are " + byEntry.keySet());
        }
        return asset;
    }

    private static Asset read(JsonNode node) {
        List<String> styles = new ArrayList<>();
        node.path("css").forEach(css -> styles.add("/" + css.asString()));
        return new Asset("/" + node.path("file").asString(), styles);
    }
}
