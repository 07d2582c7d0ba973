package org.linli.city;

import org.linli.geo.LonLat;

/**
 * A public asset.
 *
 * @param number 16 digits: 6 of the county, 2 + 2 of the class, 6 in sequence
 * @param where in words: the road or estate
 */
public record Asset(String number, AssetKind kind, String where, int gridNumber, LonLat place) {}
