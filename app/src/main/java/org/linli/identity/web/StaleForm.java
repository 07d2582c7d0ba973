package org.linli.identity.web;

import org.linli.kernel.web.OpenToAll;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What the sender of a form sees whose token is missing or from before. */
@Controller
class StaleForm {

    static final String PATH = "/stale-form";

    @OpenToAll(because = "whoever sends an outdated form must be told")
    @RequestMapping(PATH)
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String show() {
        return "identity/staleForm";
    }
}
