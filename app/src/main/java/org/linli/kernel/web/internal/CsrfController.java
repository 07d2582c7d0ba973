package org.linli.kernel.web.internal;

import org.linli.kernel.web.Frame;
import org.linli.kernel.web.OpenToAll;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RestController;

/** A fresh form token for a report that waited on a phone without network. */
@RestController
class CsrfController {

    /** What a form must carry. */
    record Token(String parameterName, String token) {}

    @OpenToAll(because = "the token protects whoever asks for it, and is bound to her cookie")
    @GetMapping("/csrf")
    ResponseEntity<Token> token(@ModelAttribute("frame") Frame frame) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Token(frame.csrf().parameter(), frame.csrf().token()));
    }
}
