package org.linli.city.metropolis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Keeps what is drawn of one street until it is known to be drawn to the end. */
final class DrawnStreet implements CitySink {

    private final List<Consumer<CitySink>> pieces = new ArrayList<>();

    @Override
    public void city(String code, String name) {
        pieces.add(sink -> sink.city(code, name));
    }

    @Override
    public void unit(DrawnUnit unit) {
        pieces.add(sink -> sink.unit(unit));
    }

    @Override
    public void road(RoadClass kind, String name, List<Vertex> line) {
        pieces.add(sink -> sink.road(kind, name, line));
    }

    @Override
    public void block(String grid, GroundUse use, Ring ring) {
        pieces.add(sink -> sink.block(grid, use, ring));
    }

    @Override
    public void house(House house) {
        pieces.add(sink -> sink.house(house));
    }

    @Override
    public void river(River river) {
        pieces.add(sink -> sink.river(river));
    }

    void passTo(CitySink sink) {
        pieces.forEach(piece -> piece.accept(sink));
    }
}
