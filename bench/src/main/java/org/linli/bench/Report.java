package org.linli.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Takes figures to one stream as JSON Lines and remarks for people to another. */
public final class Report {

    private final PrintStream figures;
    private final PrintStream remarks;
    private final List<Figure> taken = new ArrayList<>();

    public Report(PrintStream figures, PrintStream remarks) {
        this.figures = figures;
        this.remarks = remarks;
    }

    /**
     * A report that has standard output to itself: whatever else the process prints there, logs above all, goes to
     * standard error from now on.
     */
    public static Report onStandardOutput() {
        PrintStream output = System.out;
        System.setOut(System.err);
        return new Report(output, System.err);
    }

    public void take(String name, double value, String unit) {
        Figure figure = new Figure(name, value, unit);
        taken.add(figure);
        figures.println(figure.asJson());
        figures.flush();
    }

    public void remark(String words) {
        remarks.println(words);
        remarks.flush();
    }

    /** All figures so far, in order. */
    public List<Figure> figures() {
        return List.copyOf(taken);
    }
}
