package org.linli.territory.internal.homes;

import java.util.ArrayList;
import java.util.List;

/** The doors that floors, entrances and homes of the map let expect; to be looked over by a person. */
public final class MapProposal {

    private static final int MOST = 3_000;
    private static final int MOST_A_FLOOR = 99;

    private MapProposal() {}

    /** Evenly over floors and entrances from below, numbered like 101, 102, 201; empty where the map says too little. */
    public static List<Door.Place> of(Building building) {
        Integer floors = building.floors();
        Integer entrances = building.entrances();
        Integer homes = building.homes();
        if (floors == null || entrances == null || homes == null || floors == 0 || entrances == 0 || homes == 0) {
            return List.of();
        }
        int each = Math.ceilDiv(homes, floors * entrances);
        if (homes > MOST || floors > DoorText.HIGHEST || each > MOST_A_FLOOR) {
            return List.of();
        }
        List<Door.Place> places = new ArrayList<>(homes);
        for (int floor = 1; floor <= floors; floor++) {
            for (int entrance = 1; entrance <= entrances; entrance++) {
                for (int door = 1; door <= each && places.size() < homes; door++) {
                    places.add(new Door.Place(Integer.toString(entrance), floor, Integer.toString(floor * 100 + door)));
                }
            }
        }
        return places;
    }
}
