package org.linli.kernel.web.internal;

import java.util.Comparator;
import org.linli.kernel.web.Frame;
import org.linli.kernel.web.NavigationEntry;
import org.linli.kernel.web.OpenToAll;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Where people go who want nothing in particular: the first page of the work of their post. */
@Controller
class FirstPageController {

    /** What is only looked up comes after what is worked at. */
    private static final Comparator<NavigationEntry> WORK_FIRST =
            Comparator.comparing(entry -> entry.permission().endsWith(".browse"));

    @OpenToAll(because = "it leads everybody to a page of her own")
    @GetMapping("/home")
    String home(@ModelAttribute("frame") Frame frame) {
        return "redirect:"
                + frame.navigation().stream()
                        .min(WORK_FIRST)
                        .map(NavigationEntry::href)
                        .orElse("/");
    }
}
