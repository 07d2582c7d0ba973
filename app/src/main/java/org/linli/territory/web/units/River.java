package org.linli.territory.web.units;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.linli.territory.Lineage.Link;
import org.linli.territory.internal.UnitHistory.Version;

/**
 * The lineage of a unit as a river, in the units of a drawing. From left to right the days on which something changed, all
 * as far from each other; a unit is a band from its first day to its last, a stream as wide as the share that went its way.
 *
 * @param day whose structure is marked
 * @param dayX where its line stands
 * @param dayTextX the middle of its words, so that they fit
 * @param isLatest whether the day is in the last column
 */
public record River(
        int width,
        int height,
        List<Band> bands,
        List<Stream> streams,
        List<Mark> marks,
        LocalDate day,
        int dayX,
        int dayTextX,
        boolean isLatest) {

    /**
     * A unit under one name and code.
     *
     * @param isCentre whether it is the unit the river is drawn for
     * @param isStanding whether it stood like this on the day
     */
    public record Band(
            int unitNo, Version version, boolean isCentre, boolean isStanding, int x, int y, int width, int height) {

        private static final int LETTER = 16;
        private static final int PADDING = 20;
        private static final int LONG = 460;

        /** As much of the name as the band holds. */
        public String label() {
            int letters = Math.max(1, (width - PADDING) / LETTER);
            String name = version.name();
            return name.length() > letters ? name.substring(0, Math.max(1, letters - 1)) + "…" : name;
        }

        /** Whether its name stands at both ends, so that one of them is seen on a narrow screen. */
        public boolean isLong() {
            return width > LONG;
        }

        public String classes() {
            return "river__band" + (isCentre ? " is-centre" : "") + (isStanding ? " is-standing" : "");
        }
    }

    /**
     * Ground that went from one unit to another.
     *
     * @param path of an SVG
     * @param thickness by the share
     */
    public record Stream(String path, int thickness, boolean isShareKnown) {

        public String classes() {
            return isShareKnown ? "river__stream" : "river__stream is-unknown";
        }
    }

    /** A day on which something changed. */
    public record Mark(int x, LocalDate day) {}

    /**
     * Empty if nothing ever changed.
     *
     * @param links between different units, those of the unit and further ones
     * @param lives the versions of every unit in them and of the unit itself, oldest first
     */
    static Optional<River> of(
            int unitNo, List<Link> links, Map<Integer, List<Version>> lives, LocalDate day, LocalDate today) {
        return RiverColumns.of(unitNo, links, lives, today)
                .map(columns -> new RiverDrawing(unitNo, links, lives, columns, day).draw());
    }
}
