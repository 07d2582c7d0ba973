package org.linli.identity.web.workers;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.linli.identity.ServingRole;
import org.linli.identity.internal.workers.Engagement;
import org.linli.identity.internal.workers.WorkerLine;
import org.linli.identity.internal.workers.roster.RosterColumn;
import org.linli.identity.web.UnitChoice;
import org.linli.kernel.Actor;
import org.linli.kernel.web.Frame;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.springframework.stereotype.Component;

/** The workbook to fill in, with roles and units as lists; and the register in the same columns, without phones. */
@Component
class RosterTemplate {

    private static final int ROWS = 5_000;
    private static final int WIDTH = 18;

    private final UnitChoice units;
    private final Territory territory;

    RosterTemplate(UnitChoice units, Territory territory) {
        this.units = units;
        this.territory = territory;
    }

    void write(Actor actor, Frame frame, OutputStream stream) throws IOException {
        List<ServingRole> roles = Arrays.asList(ServingRole.values());
        List<Unit> places = units.listFor(actor);
        try (Workbook workbook = new Workbook(stream, "Linli", "1.0")) {
            Worksheet sheet = sheet(workbook, frame);
            // Codes, phones and days are texts, or Excel would turn them into numbers.
            sheet.range(1, 0, ROWS, RosterColumn.values().length - 1)
                    .style()
                    .format("@")
                    .set();
            Worksheet lists = workbook.newWorksheet(frame.t("workers.roster.lists"));
            for (int i = 0; i < roles.size(); i++) {
                lists.value(i, 0, frame.t("workers.kind." + roles.get(i).name()));
            }
            for (int i = 0; i < places.size(); i++) {
                lists.value(i, 1, places.get(i).code());
                lists.value(i, 2, places.get(i).name());
            }
            choose(sheet, RosterColumn.ROLE, lists, 0, roles.size());
            choose(sheet, RosterColumn.UNIT, lists, 1, places.size());
        }
    }

    private static Worksheet sheet(Workbook workbook, Frame frame) {
        Worksheet sheet = workbook.newWorksheet(frame.t("workers.register"));
        for (RosterColumn column : RosterColumn.values()) {
            sheet.value(0, column.ordinal(), column.heading());
            sheet.style(0, column.ordinal()).bold().set();
            sheet.width(column.ordinal(), WIDTH);
        }
        sheet.freezePane(0, 1);
        return sheet;
    }

    private static void choose(Worksheet sheet, RosterColumn column, Worksheet lists, int listColumn, int size) {
        if (size > 0) {
            sheet.range(1, column.ordinal(), ROWS, column.ordinal())
                    .validateWithList(lists.range(0, listColumn, size - 1, listColumn));
        }
    }

    /** A row for each engagement. Posts of accounts are exported with the accounts. */
    void writeList(List<WorkerLine> people, Frame frame, OutputStream stream) throws IOException {
        try (Workbook workbook = new Workbook(stream, "Linli", "1.0")) {
            Worksheet sheet = sheet(workbook, frame);
            int row = 1;
            for (WorkerLine person : people) {
                for (Engagement engagement : person.engagements()) {
                    writeEngagement(sheet, row++, person, engagement, frame);
                }
            }
        }
    }

    private void writeEngagement(Worksheet sheet, int row, WorkerLine person, Engagement engagement, Frame frame) {
        put(sheet, row, RosterColumn.NAME, person.name());
        put(
                sheet,
                row,
                RosterColumn.ROLE,
                frame.t("workers.kind." + engagement.role().name()));
        put(
                sheet,
                row,
                RosterColumn.UNIT,
                territory
                        .findUnit(engagement.unitNo())
                        .map(unit -> unit.code().isEmpty() ? unit.name() : unit.code())
                        .orElse(""));
        put(sheet, row, RosterColumn.LINE, engagement.line());
        put(sheet, row, RosterColumn.LEADS, engagement.leads());
        put(sheet, row, RosterColumn.FROM, engagement.from().toString());
        if (engagement.until() != null) {
            put(sheet, row, RosterColumn.UNTIL, engagement.until().minusDays(1).toString());
        }
    }

    private static void put(Worksheet sheet, int row, RosterColumn column, String text) {
        sheet.value(row, column.ordinal(), text);
    }
}
