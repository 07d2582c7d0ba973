package org.linli.territory.internal.reorganisation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One act of a plan. The acts of a plan are done in their order, all on the same day. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Operation.AbolishLevel.class, name = "ABOLISH_LEVEL"),
    @JsonSubTypes.Type(value = Operation.Abolish.class, name = "ABOLISH"),
    @JsonSubTypes.Type(value = Operation.Merge.class, name = "MERGE"),
    @JsonSubTypes.Type(value = Operation.Split.class, name = "SPLIT"),
    @JsonSubTypes.Type(value = Operation.Move.class, name = "MOVE"),
    @JsonSubTypes.Type(value = Operation.Rename.class, name = "RENAME"),
    @JsonSubTypes.Type(value = Operation.Recode.class, name = "RECODE"),
    @JsonSubTypes.Type(value = Operation.Convert.class, name = "CONVERT"),
    @JsonSubTypes.Type(value = Operation.Reallocate.class, name = "REALLOCATE"),
    @JsonSubTypes.Type(value = Operation.RedrawGrids.class, name = "REDRAW_GRIDS"),
    @JsonSubTypes.Type(value = Operation.Reassign.class, name = "REASSIGN")
})
public sealed interface Operation {

    /** Which operation it is. */
    enum Kind {
        ABOLISH_LEVEL,
        ABOLISH,
        MERGE,
        SPLIT,
        MOVE,
        RENAME,
        RECODE,
        CONVERT,
        REALLOCATE,
        REASSIGN,
        /** Comes from a published drawing only. */
        REDRAW_GRIDS;

        /** Whether it is typed into a form. */
        public boolean isTyped() {
            return this != REDRAW_GRIDS;
        }
    }

    /** Where the staff of an abolished unit goes. */
    enum Staff {
        /** To the unit above. */
        UP,
        /** To the units below, in equal parts. */
        DOWN
    }

    /** All units of a level below a unit end; what lies below them moves up by one level. */
    record AbolishLevel(String level, int underNo, Staff staff) implements Operation {}

    /** A unit ends; what lies below it moves up, what stands at it goes to the unit above. */
    record Abolish(int unitNo, Staff staff) implements Operation {}

    /** Units of one level and one parent become a new one. */
    record Merge(
            List<Integer> unitNos, String name, @Nullable String code) implements Operation {

        public Merge {
            unitNos = List.copyOf(unitNos);
        }
    }

    /** A unit becomes several; each unit below it goes to one of them. The first one is the heir. */
    record Split(int unitNo, List<Part> parts) implements Operation {

        public Split {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A part of a unit that is split, with the units below it.
     *
     * @param ground its boundary in WGS 84 as well-known text; absent where it follows from the units below it
     */
    record Part(
            String name,
            @Nullable String code,
            List<Integer> childNos,
            @Nullable String ground) {

        public Part {
            childNos = List.copyOf(childNos);
        }

        public Part(String name, @Nullable String code, List<Integer> childNos) {
            this(name, code, childNos, null);
        }
    }

    /** A unit goes to another parent. */
    record Move(int unitNo, int parentNo) implements Operation {}

    /** A unit is called differently. */
    record Rename(int unitNo, String name) implements Operation {}

    /** A unit gets another code. */
    record Recode(int unitNo, String code) implements Operation {}

    /** A village becomes a community (村改居). */
    record Convert(int unitNo, String name, @Nullable String code) implements Operation {}

    /** A department with its functions goes up or down to another unit; routing follows it (M01-19). */
    record Reallocate(int departmentNo, int unitNo) implements Operation {}

    /**
     * All grids of a unit are drawn anew. Shapes stay with the drawing, which is not changed any more.
     *
     * @param successions what becomes of grids that do not go on, and where new grids come from
     */
    record RedrawGrids(int parentNo, UUID drawingId, int revision, List<Cell> cells, List<Succession> successions)
            implements Operation {

        public RedrawGrids {
            cells = List.copyOf(cells);
            successions = List.copyOf(successions);
        }
    }

    /**
     * A grid of a drawing.
     *
     * @param unitNo the grid that goes on in it
     * @param code of a new grid
     * @param redrawn whether its ground is another one than before
     */
    record Cell(
            int number,
            String name,
            boolean dedicated,
            @Nullable Integer unitNo,
            @Nullable String code,
            boolean redrawn) {}

    /**
     * The part of an old grid that a cell takes over.
     *
     * @param share of the old grid's households, or of its ground where nobody counted
     * @param heir whether the cell takes over what stands at the old grid
     */
    record Succession(int unitNo, int number, double share, boolean heir) {}

    /**
     * Single functions of a department go up or down (M01-19): each of the units named answers for them from then on,
     * through a body of that name; one that is not there yet is set up.
     *
     * @param functions codes of what the department answers for
     */
    record Reassign(int departmentNo, List<String> functions, List<Integer> unitNos, String body) implements Operation {

        public Reassign {
            functions = List.copyOf(functions);
            unitNos = List.copyOf(unitNos);
        }
    }
}
