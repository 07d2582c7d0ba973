package org.linli.identity.web.posts;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.linli.identity.internal.Actors;
import org.linli.identity.internal.handover.Handover;
import org.linli.identity.internal.handover.Handovers;
import org.linli.kernel.Actor;
import org.linli.kernel.web.NotFound;
import org.linli.kernel.web.QrCode;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Pages of a hand-over, the same for the administrator and for the two who sign. */
@Component
class HandoverPages {

    private final Handovers handovers;
    private final Actors actors;

    HandoverPages(Handovers handovers, Actors actors) {
        this.handovers = handovers;
        this.actors = actors;
    }

    /** @param home where the reader comes from: her own hand-overs, or those of her territory */
    String show(Actor reader, Handover handover, String home, Model model) {
        model.addAttribute("handover", handover);
        model.addAttribute("place", place(handover));
        model.addAttribute("held", handover.isOpen() ? handovers.dryRun(handover) : List.of());
        model.addAttribute("home", home);
        model.addAttribute("isHers", handover.waitsFor(reader.id()));
        return "identity/handover";
    }

    String sheet(Handover handover, HttpServletRequest request, Model model) {
        if (handover.evidenceId() == null) {
            throw new NotFound();
        }
        model.addAttribute("handover", handover);
        model.addAttribute("place", place(handover));
        model.addAttribute("qr", QrCode.ofPath(request, "/receipts/" + handover.evidenceId()));
        return "identity/handoverSheet";
    }

    private String place(Handover handover) {
        return actors.place(handover.post().unitNo(), handover.post().departmentNo());
    }
}
