package org.linli.evidence.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.linli.evidence.internal.Receipts;
import org.linli.evidence.internal.Receipts.Standing;
import org.linli.kernel.web.NotFound;
import org.linli.kernel.web.OpenToAll;
import org.linli.kernel.web.QrCode;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/** Receipts: that an entry is in the log, never what it says. */
@Controller
class ReceiptController {

    private static final String ID = "{id:[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}}";
    private static final String SECONDS_TO_WAIT = "3";

    private final Receipts receipts;
    private final JsonMapper json;
    private final String script;

    ReceiptController(Receipts receipts, JsonMapper json) throws IOException {
        this.receipts = receipts;
        this.json = json;
        this.script = new ClassPathResource("evidence/verify-receipt.py").getContentAsString(StandardCharsets.UTF_8);
    }

    @OpenToAll(because = "a receipt is for showing to others; it has no content")
    @GetMapping("/receipts/" + ID)
    String page(@PathVariable UUID id, Model model, HttpServletRequest request, HttpServletResponse response) {
        return switch (receipts.find(id).orElseThrow(NotFound::new)) {
            case Standing.Logged logged -> {
                model.addAttribute("logged", logged);
                model.addAttribute("qr", QrCode.of(addressOf(request)));
                model.addAttribute("proof", embeddable(logged));
                yield "evidence/receipt";
            }
            case Standing.Waiting waiting -> {
                response.setHeader("Refresh", SECONDS_TO_WAIT);
                model.addAttribute("waiting", waiting);
                yield "evidence/waiting";
            }
        };
    }

    @OpenToAll(because = "a receipt is for checking by others; it has no content")
    @GetMapping(
            value = {"/receipts/" + ID + ".json", "/api/v1/receipts/" + ID},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    ResponseEntity<Object> json(@PathVariable UUID id) {
        return switch (receipts.find(id).orElseThrow(NotFound::new)) {
            case Standing.Logged logged -> ResponseEntity.ok(PublishedReceipt.of(logged.receipt()));
            case Standing.Waiting waiting ->
                ResponseEntity.accepted()
                        .header(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT)
                        .body(Map.of("entryId", waiting.entryId(), "state", "waiting"));
        };
    }

    @OpenToAll(because = "how to check a receipt is no secret")
    @GetMapping("/receipts/verify")
    String howToVerify(Model model, HttpServletRequest request) {
        model.addAttribute("site", siteOf(request));
        model.addAttribute("script", script);
        return "evidence/verify";
    }

    @OpenToAll(because = "how to check a receipt is no secret")
    @GetMapping("/receipts/verify-receipt.py")
    ResponseEntity<String> script() {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "x-python", StandardCharsets.UTF_8))
                .body(script);
    }

    /** JSON for a script element of the page, which a {@code <} could end. */
    private String embeddable(Standing.Logged logged) {
        return json.writeValueAsString(PublishedReceipt.of(logged.receipt())).replace("<", "\\u003c");
    }

    private static String addressOf(HttpServletRequest request) {
        return ServletUriComponentsBuilder.fromRequestUri(request).toUriString();
    }

    private static String siteOf(HttpServletRequest request) {
        return ServletUriComponentsBuilder.fromContextPath(request).toUriString();
    }
}
