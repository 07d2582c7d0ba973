package org.linli.city;

import org.linli.geo.LonLat;

/**
 * A shop on a main road.
 *
 * @param trade such as 餐饮
 * @param buildingId the {@link Building#id()} of its row
 * @param door where one enters
 */
public record Shop(String name, String trade, Address address, int buildingId, int gridNumber, LonLat door) {}
