package org.linli.territory;

import java.util.List;
import org.linli.geo.LonLat;
import org.linli.kernel.Actor;
import org.linli.kernel.Outcome;

/** Layers of the map below the units, and the addresses on them. */
public interface MapFeatures {

    /** The layer of streets. */
    String STREETS = "streets";

    /** The layer of buildings; their addresses are searched. */
    String BUILDINGS = "buildings";

    /**
     * Replaces a layer of a unit within the actor's scope, in a transaction of its own.
     *
     * @param layer lower-case letters and hyphens
     * @return how many features the layer has now, or a refusal: {@code territory.out-of-scope}
     */
    Outcome<Integer> put(Actor actor, int unitNo, String layer, List<MapFeature> features);

    /** At most ten addresses that begin with or contain the text, those that begin with it first. */
    List<Address> findAddresses(String text);

    /**
     * A known address.
     *
     * @param unitNo the unit on whose map it stands
     * @param place the centre of what stands there, WGS 84
     */
    record Address(String text, String name, int unitNo, LonLat place) {}
}
