package org.linli.city;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * An address below the community.
 *
 * @param number the number on the road: odd on the left from the road's beginning, even on the right
 * @param estate the estate behind the number
 * @param building the building in the estate
 */
public record Address(String road, int number, Optional<String> estate, OptionalInt building) {

    static Address on(String road, int number) {
        return new Address(road, number, Optional.empty(), OptionalInt.empty());
    }

    Address inEstate(String name) {
        return new Address(road, number, Optional.of(name), OptionalInt.empty());
    }

    /** As people write it: 新苑路18号新苑小区3号楼. */
    public String text() {
        return road + number + "号" + estate.orElse("") + (building.isPresent() ? building.getAsInt() + "号楼" : "");
    }
}
