package org.linli.identity.web;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.linli.identity.internal.Granting;
import org.linli.identity.internal.PermissionSet;
import org.linli.identity.internal.colleagues.Column;
import org.linli.kernel.Actor;
import org.linli.kernel.web.Frame;
import org.linli.territory.Department;
import org.linli.territory.Unit;
import org.springframework.stereotype.Component;

/** The workbook to fill in, with the sets and units of the administrator as lists. */
@Component
class ColleagueTemplate {

    private static final int ROWS = 500;

    private final Granting granting;
    private final UnitChoice units;

    ColleagueTemplate(Granting granting, UnitChoice units) {
        this.granting = granting;
        this.units = units;
    }

    void write(Actor actor, Frame frame, OutputStream stream) throws IOException {
        List<PermissionSet> sets = granting.listFor(actor);
        List<Unit> places = units.listFor(actor);
        List<Department> departments = units.departmentsFor(actor);
        try (Workbook workbook = new Workbook(stream, "Linli", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(frame.t("identity.colleagues"));
            for (Column column : Column.values()) {
                sheet.value(0, column.ordinal(), column.heading());
                sheet.style(0, column.ordinal()).bold().set();
                sheet.width(column.ordinal(), 22);
            }
            // Codes and login names are texts, or Excel would turn them into numbers.
            sheet.range(1, 0, ROWS, Column.values().length - 1)
                    .style()
                    .format("@")
                    .set();
            sheet.freezePane(0, 1);
            Worksheet lists = workbook.newWorksheet(frame.t("identity.bulk.lists"));
            for (int i = 0; i < sets.size(); i++) {
                lists.value(i, 0, SetNames.of(sets.get(i).key(), frame));
            }
            for (int i = 0; i < places.size(); i++) {
                lists.value(i, 1, places.get(i).code());
                lists.value(i, 2, places.get(i).name());
            }
            for (int i = 0; i < departments.size(); i++) {
                lists.value(i, 3, departments.get(i).name());
            }
            choose(sheet, Column.SET, lists, 0, sets.size());
            choose(sheet, Column.UNIT, lists, 1, places.size());
            choose(sheet, Column.DEPARTMENT, lists, 3, departments.size());
        }
    }

    private static void choose(Worksheet sheet, Column column, Worksheet lists, int listColumn, int size) {
        if (size > 0) {
            sheet.range(1, column.ordinal(), ROWS, column.ordinal())
                    .validateWithList(lists.range(0, listColumn, size - 1, listColumn));
        }
    }
}
