package org.linli.identity.internal.card;

import java.util.Optional;
import java.util.stream.Collectors;
import org.linli.identity.GridCard;
import org.linli.kernel.Outcome;
import org.linli.messages.Phone;

/** What may stand on a card. */
final class CardRule {

    private static final int LONGEST_SCOPE = 300;
    private static final int LONGEST_PHONE = 30;
    private static final int LONGEST_HOURS = 60;
    private static final int LONGEST_EQUIPMENT = 300;

    private CardRule() {}

    /** @param isIssued that a mobile number belongs to the office: a mobile number is taken for a private one otherwise */
    static Outcome<GridCard> checked(GridCard typed, boolean isIssued) {
        GridCard card =
                new GridCard(line(typed.serviceScope()), line(typed.phone()), line(typed.hours()), typed.isPublished());
        if (card.serviceScope().length() > LONGEST_SCOPE) {
            return Outcome.refused("card.refused.scope", LONGEST_SCOPE);
        }
        if (card.hours().length() > LONGEST_HOURS) {
            return Outcome.refused("card.refused.hours", LONGEST_HOURS);
        }
        if (card.phone().isEmpty()) {
            return card.isPublished() ? Outcome.refused("card.refused.phone-missing") : Outcome.done(card);
        }
        Optional<Phone> phone = card.phone().length() > LONGEST_PHONE ? Optional.empty() : Phone.of(card.phone());
        if (phone.isEmpty()) {
            return Outcome.refused("card.refused.phone");
        }
        return phone.get().isMobile() && !isIssued ? Outcome.refused("card.refused.phone-private") : Outcome.done(card);
    }

    static Outcome<String> checkedEquipment(String typed) {
        String lines = typed.lines()
                .map(CardRule::line)
                .filter(thing -> !thing.isEmpty())
                .collect(Collectors.joining("\n"));
        return lines.length() > LONGEST_EQUIPMENT
                ? Outcome.refused("card.refused.equipment", LONGEST_EQUIPMENT)
                : Outcome.done(lines);
    }

    private static String line(String typed) {
        return typed.strip().replaceAll("\\s+", " ");
    }
}
