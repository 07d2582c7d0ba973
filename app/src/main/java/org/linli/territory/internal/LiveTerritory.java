package org.linli.territory.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.linli.geo.LonLat;
import org.linli.kernel.NumberRanges;
import org.linli.kernel.web.NotFound;
import org.linli.territory.Department;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Component;

@Component
class LiveTerritory implements Territory {

    private final Snapshots snapshots;
    private final TerritoryTables tables;

    LiveTerritory(Snapshots snapshots, TerritoryTables tables) {
        this.snapshots = snapshots;
        this.tables = tables;
    }

    @Override
    public Unit getUnit(int unitNo) {
        return findUnit(unitNo).orElseThrow(NotFound::new);
    }

    @Override
    public Optional<Unit> findUnit(int unitNo) {
        return snapshots.units().find(unitNo);
    }

    @Override
    public Optional<Unit> findUnit(int unitNo, LocalDate asOf) {
        return asOf.equals(snapshots.today()) ? findUnit(unitNo) : tables.findUnit(unitNo, asOf);
    }

    @Override
    public Optional<Unit> findByCode(String code) {
        return snapshots.units().findByCode(code);
    }

    @Override
    public List<Unit> listRoots() {
        return snapshots.units().roots();
    }

    @Override
    public List<Unit> listChildren(int unitNo) {
        return snapshots.units().children(unitNo);
    }

    @Override
    public List<Unit> listPath(int unitNo) {
        return snapshots.units().path(unitNo);
    }

    @Override
    public List<Unit> listAtLevel(int unitNo, String level) {
        return snapshots.units().atLevel(unitNo, level);
    }

    @Override
    public NumberRanges numbersAtOrBelow(int unitNo) {
        return snapshots
                .units()
                .findEntry(unitNo)
                .map(UnitTree.Entry::atOrBelow)
                .orElseThrow(NotFound::new);
    }

    @Override
    public List<Unit> search(String text, int limit) {
        return snapshots.units().search(text, limit);
    }

    @Override
    public Optional<Unit> locate(LonLat point) {
        return snapshots.boundaries().smallestAround(point).stream()
                .boxed()
                .findFirst()
                .flatMap(this::findUnit);
    }

    @Override
    public Optional<Geometry> findBoundary(int unitNo) {
        return snapshots.boundaries().find(unitNo);
    }

    @Override
    public Department getDepartment(int departmentNo) {
        return findDepartment(departmentNo).orElseThrow(NotFound::new);
    }

    @Override
    public Optional<Department> findDepartment(int departmentNo) {
        return Optional.ofNullable(snapshots.departments().get(departmentNo));
    }

    @Override
    public List<Department> listDepartmentsFor(int unitNo) {
        List<Integer> nearestFirst =
                new ArrayList<>(listPath(unitNo).stream().map(Unit::no).toList().reversed());
        return snapshots.departments().values().stream()
                .filter(department -> nearestFirst.contains(department.unitNo()))
                .sorted(Comparator.<Department>comparingInt(department -> nearestFirst.indexOf(department.unitNo()))
                        .thenComparing(Department::name))
                .toList();
    }
}
