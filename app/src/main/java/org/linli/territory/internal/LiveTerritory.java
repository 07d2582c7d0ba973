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
import org.linli.territory.internal.TerritoryTables.Ended;
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
        return snapshots.units().find(unitNo).or(() -> findEnded(unitNo).map(Ended::unit));
    }

    @Override
    public Optional<Unit> findHeir(int unitNo) {
        Optional<Ended> ended = findEnded(unitNo);
        while (ended.isPresent()) {
            int heirNo = ended.get().heirNo();
            Optional<Unit> heir = snapshots.units().find(heirNo);
            if (heir.isPresent()) {
                return heir;
            }
            ended = findEnded(heirNo);
        }
        return Optional.empty();
    }

    private Optional<Ended> findEnded(int unitNo) {
        return Optional.ofNullable(snapshots.ended().get(unitNo));
    }

    @Override
    public Optional<Unit> findUnit(int unitNo, LocalDate asOf) {
        return asOf.equals(snapshots.today()) ? snapshots.units().find(unitNo) : tables.findUnit(unitNo, asOf);
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
    public List<Unit> listChildren(int unitNo, LocalDate asOf) {
        return snapshots.units(asOf).children(unitNo);
    }

    @Override
    public List<Unit> listPath(int unitNo) {
        List<Unit> path = new ArrayList<>();
        Optional<Unit> at = findUnit(unitNo);
        while (at.isPresent()) {
            path.addFirst(at.get());
            at = Optional.ofNullable(at.get().parentNo()).flatMap(this::findUnit);
        }
        return List.copyOf(path);
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
                .or(() -> findEnded(unitNo).map(Ended::atOrBelow))
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
        List<Integer> nearestFirst = listPath(findHeir(unitNo).map(Unit::no).orElse(unitNo)).stream()
                .map(Unit::no)
                .toList()
                .reversed();
        return snapshots.departments().values().stream()
                .filter(department ->
                        nearestFirst.contains(department.unitNo()) && department.standsOn(snapshots.today()))
                .sorted(Comparator.<Department>comparingInt(department -> nearestFirst.indexOf(department.unitNo()))
                        .thenComparing(Department::name))
                .toList();
    }
}
