package org.linli.territory.internal.reorganisation;

import org.jspecify.annotations.Nullable;
import org.linli.territory.internal.UnitRow;

/**
 * A unit while a structure is redrawn.
 *
 * @param no negative for a unit that does not exist yet
 */
public record Node(
        int no,
        String level,
        String levelName,
        @Nullable String code,
        @Nullable String civilCode,
        String name,
        UnitRow.Kind kind,
        @Nullable Integer parentNo) {

    Node under(@Nullable Integer newParentNo) {
        return new Node(no, level, levelName, code, civilCode, name, kind, newParentNo);
    }

    Node called(String newName, String newLevelName) {
        return new Node(no, level, newLevelName, code, civilCode, newName, kind, parentNo);
    }

    Node coded(String newCode, String newLevelName) {
        return new Node(no, level, newLevelName, newCode, civilCode, name, kind, parentNo);
    }
}
