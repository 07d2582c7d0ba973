package org.linli.identity.web.posts;

import java.util.regex.Pattern;

/** A post as typed. */
public record PostForm(String unit, String title, String set, String department) {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    /** 0 for what is no number; no unit has it. */
    int unitNo() {
        return number(unit);
    }

    /** 0 for what is no number; no department has it. */
    int departmentNo() {
        return number(department);
    }

    private static int number(String typed) {
        return NUMBER.matcher(typed).matches() ? Integer.parseInt(typed) : 0;
    }
}
