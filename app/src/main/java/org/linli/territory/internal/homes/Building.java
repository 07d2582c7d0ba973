package org.linli.territory.internal.homes;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.geo.LonLat;

/**
 * A building.
 *
 * @param unitNo where it is drawn or listed
 * @param place absent for one that was only listed
 * @param floors as the map says
 * @param homes as the map says
 */
public record Building(
        UUID id,
        int unitNo,
        String name,
        @Nullable String address,
        @Nullable LonLat place,
        @Nullable Integer floors,
        @Nullable Integer entrances,
        @Nullable Integer homes,
        boolean isOnMap) {

    /** By what it is known in lists and when its map is drawn anew. */
    String key() {
        return address == null || address.isBlank() ? name : address;
    }

    boolean isCalled(String text) {
        return text.equals(name) || text.equals(address);
    }
}
