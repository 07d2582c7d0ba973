package org.linli.territory;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.linli.geo.LonLat;
import org.linli.kernel.NumberRanges;
import org.locationtech.jts.geom.Geometry;

/**
 * The units and departments of the installation. Names, codes and boundaries of units are public, so reading them needs
 * no scope. {@code get…} throws {@code NotFound}, {@code find…} answers empty, {@code list…} answers all.
 *
 * <p>What holds today is answered from memory; a change made by another server shows within a second.
 */
public interface Territory {

    Unit getUnit(int unitNo);

    /** As it is today; a unit that ended as it was on its last day, so that history keeps its names. */
    Optional<Unit> findUnit(int unitNo);

    /** Who took over what stood at a unit that ended; empty for one that lives. */
    Optional<Unit> findHeir(int unitNo);

    Optional<Unit> findUnit(int unitNo, LocalDate asOf);

    /** Finds by the official code; trailing zeros that only fill up ({@code 150302000000}) do not matter. */
    Optional<Unit> findByCode(String code);

    /** The units without a parent. */
    List<Unit> listRoots();

    /** By code, then by name. */
    List<Unit> listChildren(int unitNo);

    /** The same in the structure of a day. */
    List<Unit> listChildren(int unitNo, LocalDate asOf);

    /** The unit and everything above it, topmost first. */
    List<Unit> listPath(int unitNo);

    /** All units of a level at or below a unit, in the order of the tree. */
    List<Unit> listAtLevel(int unitNo, String level);

    /**
     * The numbers of the unit and of everything below it, with those of ended units that it took over from. For a unit that
     * ended what it had on its last day.
     */
    NumberRanges numbersAtOrBelow(int unitNo);

    /** Units whose name or code contains the text, shortest names first. */
    List<Unit> search(String text, int limit);

    /** The smallest unit whose published boundary holds the point. */
    Optional<Unit> locate(LonLat point);

    /** The published boundary in WGS 84 degrees. */
    Optional<Geometry> findBoundary(int unitNo);

    Department getDepartment(int departmentNo);

    Optional<Department> findDepartment(int departmentNo);

    /** Departments that stand today and serve the unit or a unit above it, nearest first. */
    List<Department> listDepartmentsFor(int unitNo);
}
