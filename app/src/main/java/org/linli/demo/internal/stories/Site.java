package org.linli.demo.internal.stories;

import java.util.Map;
import org.linli.geo.LonLat;

/**
 * Where something happens.
 *
 * @param unitNo the smallest unit around it
 * @param names what the words of reports call road, estate, building and shop
 */
record Site(LonLat point, int unitNo, String address, Map<String, String> names) {

    Site {
        names = Map.copyOf(names);
    }

    /** Puts the names of the place into a text. */
    String fill(String text) {
        String filled = text;
        for (Map.Entry<String, String> name : names.entrySet()) {
            filled = filled.replace("{" + name.getKey() + "}", name.getValue());
        }
        return filled;
    }
}
