package org.linli.evidence.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.linli.evidence.internal.PublishedLog;
import org.linli.kernel.web.NotFound;
import org.linli.kernel.web.OpenToAll;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The log as C2SP tlog-tiles describes it, under {@code /evidence/log}. */
@Controller
class LogController {

    private static final String PREFIX = "/evidence/log/";
    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    private final PublishedLog log;

    LogController(PublishedLog log) {
        this.log = log;
    }

    @OpenToAll(because = "anybody may watch the log; a checkpoint holds a size and a hash")
    @GetMapping(PREFIX + "checkpoint")
    ResponseEntity<String> checkpoint() {
        return ResponseEntity.ok()
                .contentType(TEXT)
                .cacheControl(CacheControl.noCache())
                .body(log.checkpoint());
    }

    @OpenToAll(because = "the key that verifies checkpoints is public")
    @GetMapping(PREFIX + "key")
    ResponseEntity<String> verifierKey() {
        return ResponseEntity.ok()
                .contentType(TEXT)
                .cacheControl(CacheControl.noCache())
                .body(log.verifierKey() + "\n");
    }

    /** Tiles never change: a partial one is the beginning of what comes later under another path. */
    @OpenToAll(because = "anybody may check the log; a tile holds hashes and commitments")
    @GetMapping(PREFIX + "tile/**")
    ResponseEntity<byte[]> tile(HttpServletRequest request) {
        String path = request.getRequestURI().substring(PREFIX.length());
        byte[] tile = log.findTile(path).orElseThrow(NotFound::new);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .body(tile);
    }
}
