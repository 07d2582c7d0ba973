package org.linli.messages.web;

import org.linli.kernel.web.Requires;
import org.linli.messages.Messages;
import org.linli.messages.internal.OutboxRows;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What could not be delivered, for whoever runs the system. */
@Controller
class OutboxController {

    private static final int SHOWN = 200;

    private final OutboxRows rows;
    private final Messages messages;

    OutboxController(OutboxRows rows, Messages messages) {
        this.rows = rows;
        this.messages = messages;
    }

    @Requires("messages.outbox")
    @GetMapping("/messages")
    String list(Model model) {
        model.addAttribute("canSend", messages.canSend());
        model.addAttribute("waiting", rows.countWaiting());
        model.addAttribute("dead", rows.listDead(SHOWN));
        return "messages/outbox";
    }
}
