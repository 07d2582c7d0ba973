package org.linli.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.linli.identity.internal.Slip;
import org.linli.kernel.web.QrCode;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The page of slips to print. It stands in the answer itself and nowhere else: not in an address, not in a cookie. */
@Component
public class Slips {

    /** A slip with its address as text and as a code. */
    public record Printed(Slip slip, String address, QrCode qr) {}

    /** @param back page to go on at */
    String show(List<Slip> slips, String back, HttpServletRequest request, Model model) {
        String start =
                ServletUriComponentsBuilder.fromContextPath(request).build().toUriString();
        model.addAttribute(
                "slips", slips.stream().map(slip -> printed(slip, start)).toList());
        model.addAttribute("back", back);
        return "identity/slips";
    }

    private static Printed printed(Slip slip, String start) {
        String address = start + ActivationController.PATH + "/" + slip.token();
        return new Printed(slip, address, QrCode.of(address));
    }
}
