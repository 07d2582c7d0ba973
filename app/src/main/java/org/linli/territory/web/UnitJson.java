package org.linli.territory.web;

import org.jspecify.annotations.Nullable;
import org.linli.territory.Unit;

/** A unit as others see it. */
public record UnitJson(
        int no,
        String id,
        String level,
        String levelName,
        String code,
        String name,
        @Nullable Integer parentNo) {

    public static UnitJson of(Unit unit) {
        return new UnitJson(
                unit.no(),
                unit.id().toString(),
                unit.level(),
                unit.levelName(),
                unit.code(),
                unit.name(),
                unit.parentNo());
    }
}
