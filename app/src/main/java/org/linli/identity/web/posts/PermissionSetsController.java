package org.linli.identity.web.posts;

import org.linli.identity.internal.Granting;
import org.linli.identity.internal.PermissionSets;
import org.linli.kernel.web.Requires;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What each kind of post may do, in plain words. */
@Controller
class PermissionSetsController {

    private final PermissionSets sets;

    PermissionSetsController(PermissionSets sets) {
        this.sets = sets;
    }

    @Requires({Granting.ALL, Granting.COLLEAGUES, "identity.accounts", "evidence.audit"})
    @GetMapping("/permission-sets")
    String list(Model model) {
        model.addAttribute("sets", sets.list());
        return "identity/permissionSets";
    }
}
