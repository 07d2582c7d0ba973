package org.linli.territory;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.linli.geo.LonLat;
import org.linli.kernel.NumberRanges;

/**
 * The units and departments of the installation. Names, codes and boundaries of units are public, so reading them needs
 * no scope. {@code get…} throws {@code NotFound}, {@code find…} answers empty, {@code list…} answers all.
 */
public interface Territory {

    Unit getUnit(int unitNo);

    Optional<Unit> findUnit(int unitNo);

    Optional<Unit> findUnit(int unitNo, LocalDate asOf);

    Optional<Unit> findByCode(String code);

    /** The units without a parent. */
    List<Unit> listRoots();

    List<Unit> listChildren(int unitNo);

    /** The unit and everything above it, topmost first. */
    List<Unit> listPath(int unitNo);

    /** The numbers of the unit and of everything below it. */
    NumberRanges numbersAtOrBelow(int unitNo);

    /** The community whose streets and houses are drawn, where one is; for maps that need a first view. */
    Optional<Unit> findMostDetailed();

    /** The smallest unit whose published boundary holds the point. */
    Optional<Unit> locate(LonLat point);

    Department getDepartment(int departmentNo);

    /** Departments serving the unit or a unit above it, nearest first. */
    List<Department> listDepartmentsFor(int unitNo);
}
