package org.linli.kernel.web.internal;

import org.linli.kernel.web.Frame;
import org.linli.kernel.web.NavigationEntry;
import org.linli.kernel.web.OpenToAll;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Where people go who want nothing in particular: the first page of the post they act from. */
@Controller
class HomeController {

    @OpenToAll(because = "it leads everybody to a page of her own")
    @GetMapping("/home")
    String home(@ModelAttribute("frame") Frame frame) {
        return "redirect:"
                + frame.navigation().stream()
                        .map(NavigationEntry::href)
                        .findFirst()
                        .orElse("/");
    }
}
