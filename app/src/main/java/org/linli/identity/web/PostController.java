package org.linli.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.linli.kernel.web.LocalPath;
import org.linli.kernel.web.NotFound;
import org.linli.kernel.web.OpenToAll;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** People with several posts act from one at a time. */
@Controller
class PostController {

    private final SessionActor people;

    PostController(SessionActor people) {
        this.people = people;
    }

    @OpenToAll(because = "it chooses among the posts of one's own session; without one there is nothing to choose")
    @PostMapping("/posts/current")
    String choose(
            HttpServletRequest request, @RequestParam UUID post, @RequestParam(defaultValue = Desk.PATH) String next) {
        SignedIn person = people.find(request).orElseThrow(NotFound::new);
        if (!person.standing().holds(post)) {
            throw new NotFound();
        }
        StaffSession.find(request).orElseThrow(NotFound::new).at(post).keep(request);
        return "redirect:" + LocalPath.orHome(next);
    }
}
