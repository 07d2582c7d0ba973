package org.linli.identity.web.card;

import java.util.UUID;
import org.linli.identity.Post;
import org.linli.identity.internal.Actors;
import org.linli.identity.internal.Granting;
import org.linli.identity.internal.StaffOffice;
import org.linli.identity.internal.card.Profiles;
import org.linli.kernel.Actor;
import org.linli.kernel.web.Pages;
import org.linli.kernel.web.Requires;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the holders of a grid worker's post were given to work with, kept by whoever manages the post. */
@Controller
class EquipmentController {

    private final StaffOffice office;
    private final Profiles profiles;
    private final Actors actors;

    EquipmentController(StaffOffice office, Profiles profiles, Actors actors) {
        this.office = office;
        this.profiles = profiles;
        this.actors = actors;
    }

    @Requires({Granting.ALL, Granting.COLLEAGUES})
    @GetMapping("/posts/{id}/equipment")
    String show(Actor actor, Model model, @PathVariable UUID id) {
        Post post = office.openPost(actor, id).post();
        model.addAttribute("post", post);
        model.addAttribute("place", actors.place(post.unitNo(), post.departmentNo()));
        model.addAttribute("profiles", profiles.at(actor, id));
        return "identity/equipment";
    }

    @Requires({Granting.ALL, Granting.COLLEAGUES})
    @PostMapping("/posts/{id}/equipment")
    String put(
            Actor actor,
            RedirectAttributes flash,
            @PathVariable UUID id,
            @RequestParam UUID account,
            @RequestParam(defaultValue = "") String equipment) {
        office.openPost(actor, id);
        return Pages.answer(
                profiles.putEquipment(actor, id, account, equipment),
                "card.equipment.saved",
                "/posts/" + id + "/equipment",
                flash);
    }
}
