package org.linli.incidents.intake;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.linli.incidents.intake.sheet.Message;

/**
 * Which unit a message goes to: the one whose place word stands first in the subject, else in the details; of words
 * that begin at the same place the longest. Without one the message goes to the common unit.
 */
record Destinations(int unitNo, List<Place> places) {

    /** A word that names a place in the messages. */
    record Place(String word, int unitNo) {}

    private record Found(Place place, int position) {}

    int of(Message message) {
        return first(message.subject())
                .or(() -> first(message.details()))
                .map(Place::unitNo)
                .orElse(unitNo);
    }

    private Optional<Place> first(String words) {
        return places.stream()
                .map(place -> new Found(place, words.indexOf(place.word())))
                .filter(found -> found.position() >= 0)
                .min(Comparator.comparingInt(Found::position)
                        .thenComparingInt(found -> -found.place().word().length()))
                .map(Found::place);
    }
}
