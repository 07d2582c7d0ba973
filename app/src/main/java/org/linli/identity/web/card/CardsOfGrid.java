package org.linli.identity.web.card;

import java.util.List;
import org.linli.identity.internal.card.PublicCard;
import org.linli.territory.Unit;

/** The cards of a grid; none where it is vacant or nobody published hers. */
public record CardsOfGrid(Unit grid, List<PublicCard> cards) {}
