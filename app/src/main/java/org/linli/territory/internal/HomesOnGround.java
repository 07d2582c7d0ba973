package org.linli.territory.internal;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.geo.LonLat;
import org.locationtech.jts.geom.Envelope;

/** Tells whoever divides ground how many homes stand on it. Everybody counts by the same numbers, building by building. */
public interface HomesOnGround {

    /**
     * Homes of one building.
     *
     * @param place a point inside of it; null where nobody mapped it
     * @param gridNo the grid in which it lies because somebody said so, where no ground of a grid holds it; null otherwise
     * @param isOnRecord true if its doors are on record and counted; false if it is what the map says
     */
    record BuildingHomes(@Nullable LonLat place, @Nullable Integer gridNo, int homes, boolean isOnRecord) {}

    /**
     * Buildings of a day of which the number of homes is known.
     *
     * @param box in degrees; all that lie in it are told
     * @param grids numbers; all that somebody put there by hand are told, wherever they lie
     */
    List<BuildingHomes> list(Envelope box, Collection<Integer> grids, LocalDate day);
}
