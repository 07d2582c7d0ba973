package org.linli.city.metropolis;

import java.util.List;

/** Takes the pieces of a city as they are drawn, from the whole to its parts. */
interface CitySink {

    /** The city as such, where its ground is that of given districts. */
    void city(String code, String name);

    void unit(DrawnUnit unit);

    void road(RoadClass kind, String name, List<Vertex> line);

    void block(String grid, GroundUse use, Ring ring);

    void house(House house);

    void river(River river);
}
