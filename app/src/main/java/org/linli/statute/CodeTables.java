package org.linli.statute;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The code tables of standards. */
public interface CodeTables {

    /** A table of codes; {@code entries} counts those of today. */
    record Table(String name, String title, String titleEn, String source, Certainty certainty, int entries) {}

    /**
     * A code from one day to another.
     *
     * @param parent the code it stands under
     */
    record Entry(
            String code,
            String name,
            @Nullable String nameEn,
            @Nullable String note,
            @Nullable String parent,
            LocalDate from,
            @Nullable LocalDate to) {}

    List<Table> list(LocalDate asOf);

    Optional<Table> find(String table, LocalDate asOf);

    /** The entries of a table that hold on a day, by code. */
    List<Entry> asOf(String table, LocalDate day);
}
