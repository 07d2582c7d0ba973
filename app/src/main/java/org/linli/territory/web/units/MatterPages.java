package org.linli.territory.web.units;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.linli.kernel.Actor;
import org.linli.kernel.web.Pages;
import org.linli.kernel.web.Requires;
import org.linli.territory.internal.UnitReach;
import org.linli.territory.internal.bodies.JointMatters;
import org.linli.territory.internal.bodies.JointMatters.Role;
import org.linli.territory.web.TerritoryPermissions;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Beginning and ending matters that several bodies answer for (M01-07). */
@Controller
class MatterPages {

    /** Fields named {@code partner.<number of the body>}, with the role or nothing. */
    private static final Pattern PARTNER = Pattern.compile("partner\\.([0-9]{1,9})");

    private final JointMatters matters;
    private final UnitReach reach;
    private final Clock clock;

    MatterPages(JointMatters matters, UnitReach reach, Clock clock) {
        this.matters = matters;
        this.reach = reach;
        this.clock = clock;
    }

    @Requires(TerritoryPermissions.BODIES)
    @PostMapping("/units/{no}/matters")
    String begin(
            Actor actor,
            RedirectAttributes flash,
            @PathVariable int no,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "0") int lead,
            @RequestParam Map<String, String> fields) {
        reach.get(actor, no);
        Map<Integer, Role> partners = new HashMap<>();
        fields.forEach((field, value) -> {
            Matcher matcher = PARTNER.matcher(field);
            if (matcher.matches()) {
                Stream.of(Role.values())
                        .filter(role -> role.name().equals(value))
                        .forEach(role -> partners.put(Integer.valueOf(matcher.group(1)), role));
            }
        });
        return Pages.answer(
                matters.begin(actor, no, name, lead, partners, clock.instant()), "bodies.done.saved", page(no), flash);
    }

    @Requires(TerritoryPermissions.BODIES)
    @PostMapping("/units/{no}/matters/end")
    String end(Actor actor, RedirectAttributes flash, @PathVariable int no, @RequestParam UUID matter) {
        return Pages.answer(matters.end(actor, no, matter), "bodies.done.matter-ended", page(no), flash);
    }

    private static String page(int no) {
        return "/units/" + no + "/composition";
    }
}
