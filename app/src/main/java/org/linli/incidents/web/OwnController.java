package org.linli.incidents.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.linli.identity.Residents;
import org.linli.identity.Residents.SignedInResident;
import org.linli.incidents.Incidents;
import org.linli.incidents.internal.OwnRequests;
import org.linli.kernel.web.NotFound;
import org.linli.kernel.web.OpenToAll;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A resident's own requests, once she has shown that the phone is hers. */
@Controller
class OwnController {

    private static final String WHY_OPEN =
            "it shows what belongs to the phone of the resident signed in, and nothing else";

    private final Residents residents;
    private final OwnRequests requests;
    private final Incidents incidents;

    OwnController(Residents residents, OwnRequests requests, Incidents incidents) {
        this.residents = residents;
        this.requests = requests;
        this.incidents = incidents;
    }

    @OpenToAll(because = WHY_OPEN)
    @GetMapping("/my/requests")
    String list(HttpServletRequest request, HttpServletResponse response, Model model) {
        SignedInResident resident = residents.findSignedIn(request).orElse(null);
        if (resident == null) {
            return "redirect:/my/sign-in";
        }
        response.setHeader("X-Robots-Tag", "noindex");
        model.addAttribute("phone", resident.maskedPhone());
        model.addAttribute("requests", requests.list(resident.actor()));
        return "incidents/own";
    }

    /** The tracking code is a key: it stands in no list, only in the answer to whoever may have it. */
    @OpenToAll(because = WHY_OPEN)
    @GetMapping("/my/requests/{id}")
    String follow(HttpServletRequest request, @PathVariable UUID id) {
        SignedInResident resident = residents.findSignedIn(request).orElse(null);
        if (resident == null) {
            return "redirect:/my/sign-in";
        }
        if (!requests.canFollow(resident.actor(), id)) {
            throw new NotFound();
        }
        return "redirect:/track/" + incidents.trackingCode(id);
    }
}
