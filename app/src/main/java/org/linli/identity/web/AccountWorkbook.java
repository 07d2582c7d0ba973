package org.linli.identity.web;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.linli.identity.Account;
import org.linli.identity.Post;
import org.linli.identity.internal.Actors;
import org.linli.identity.internal.colleagues.Column;
import org.linli.kernel.web.Frame;
import org.linli.territory.Territory;
import org.linli.territory.Unit;
import org.springframework.stereotype.Component;

/**
 * The list of accounts as a workbook, a row for each post. Its first columns are those of the workbook of colleagues, so
 * that it can be read in elsewhere.
 */
@Component
class AccountWorkbook {

    private static final int FIRST_OWN = Column.values().length;

    private final Territory territory;
    private final Actors actors;

    AccountWorkbook(Territory territory, Actors actors) {
        this.territory = territory;
        this.actors = actors;
    }

    void write(List<Account> accounts, Frame frame, OutputStream stream) throws IOException {
        try (Workbook workbook = new Workbook(stream, "Linli", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(frame.t("identity.accounts"));
            for (Column column : Column.values()) {
                sheet.value(0, column.ordinal(), column.heading());
                sheet.style(0, column.ordinal()).bold().set();
            }
            sheet.value(0, FIRST_OWN, frame.t("identity.state"));
            sheet.value(0, FIRST_OWN + 1, frame.t("identity.created"));
            int row = 1;
            for (Account account : accounts) {
                if (account.posts().isEmpty()) {
                    writeAccount(sheet, row++, account, frame);
                }
                for (Post post : account.posts()) {
                    writePost(sheet, row, post, frame);
                    writeAccount(sheet, row++, account, frame);
                }
            }
            sheet.freezePane(0, 1);
            sheet.setAutoFilter(0, 0, FIRST_OWN + 1);
        }
    }

    private static void writeAccount(Worksheet sheet, int row, Account account, Frame frame) {
        sheet.value(row, Column.NAME.ordinal(), account.name());
        sheet.value(row, Column.LOGIN.ordinal(), account.login());
        sheet.value(row, FIRST_OWN, frame.t("identity.state." + AccountsAddress.word(account.state())));
        sheet.value(row, FIRST_OWN + 1, frame.dateTime(account.createdAt()));
    }

    private void writePost(Worksheet sheet, int row, Post post, Frame frame) {
        sheet.value(row, Column.TITLE.ordinal(), post.title());
        sheet.value(row, Column.SET.ordinal(), SetNames.of(post.permissionSet(), frame));
        if (post.unitNo() != null) {
            sheet.value(
                    row,
                    Column.UNIT.ordinal(),
                    territory.findUnit(post.unitNo()).map(Unit::code).orElse(""));
        }
        if (post.departmentNo() != null) {
            sheet.value(row, Column.DEPARTMENT.ordinal(), actors.place(post.unitNo(), post.departmentNo()));
        }
    }
}
