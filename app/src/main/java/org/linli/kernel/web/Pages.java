package org.linli.kernel.web;

import jakarta.servlet.http.HttpServletRequest;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What page controllers share: fragment requests and the answer to a refused act. */
public final class Pages {

    private Pages() {}

    /** Whether htmx asks for a part of the page only. */
    public static boolean wantsFragment(HttpServletRequest request) {
        return "true".equals(request.getHeader("HX-Request")) && !"true".equals(request.getHeader("HX-Boosted"));
    }

    /** Leads back to {@code target} with a message: what was done, or why it was refused. */
    public static String answer(Outcome<?> outcome, String doneKey, String target, RedirectAttributes flash) {
        switch (outcome) {
            case Outcome.Done<?> ignored -> flash.addFlashAttribute("flash", Flash.done(doneKey));
            case Outcome.Refused<?> refused -> flash.addFlashAttribute("flash", Flash.refused(refused.refusal()));
        }
        return "redirect:" + target;
    }

    /** A message shown once at the top of the next page. */
    public record Flash(Refusal message, boolean isRefusal) {

        public static Flash done(String key, Object... arguments) {
            return new Flash(Refusal.of(key, arguments), false);
        }

        public static Flash refused(Refusal refusal) {
            return new Flash(refusal, true);
        }
    }
}
