package org.linli.demo.internal.stories;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.linli.demo.internal.pictures.Photograph;
import org.linli.incidents.IncidentAct;
import org.linli.incidents.NewReport;

/**
 * A report and what became of it, planned.
 *
 * @param no number of the story; a story that was begun goes on under it
 * @param report without photos
 * @param collector key of whoever of the staff reported it; absent for a resident
 */
record Story(int no, NewReport report, Optional<Photograph> photo, Optional<String> collector, List<Move> moves) {

    Story {
        moves = List.copyOf(moves);
    }

    /**
     * An act, planned.
     *
     * @param who key of the member of the staff; absent for the resident
     * @param act without photos
     */
    record Move(Instant at, Optional<String> who, IncidentAct act, Optional<Photograph> photo) {}
}
