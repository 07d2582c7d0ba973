package org.linli.territory.web.structure;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Outcome;
import org.linli.territory.internal.DayText;
import org.linli.territory.internal.LevelNames;
import org.linli.territory.internal.LevelNames.Level;
import org.linli.territory.internal.levels.LevelDraft;

/** A level as it was typed. */
public record LevelForm(
        @Nullable String level,
        @Nullable String name,
        @Nullable String after,
        @Nullable String digits,
        @Nullable String rules,
        @Nullable String from) {

    static LevelForm of(LevelNames names, String key, LocalDate today) {
        List<Level> levels = names.levels();
        for (int i = 0; i < levels.size(); i++) {
            Level level = levels.get(i);
            if (level.key().equals(key)) {
                return new LevelForm(
                        key,
                        level.name(),
                        i == 0 ? "" : levels.get(i - 1).key(),
                        level.codeDigits() == null ? "" : Integer.toString(level.codeDigits()),
                        LevelDraft.lines(names.rules().stream()
                                .filter(rule -> rule.level().equals(key))
                                .toList()),
                        today.toString());
            }
        }
        return new LevelForm("", "", levels.isEmpty() ? "" : levels.getLast().key(), "", "", today.toString());
    }

    Outcome<LevelDraft> draft() {
        return LevelDraft.read(text(level), text(name), after, text(digits), text(rules));
    }

    Outcome<LocalDate> day() {
        return DayText.read(from);
    }

    private static String text(@Nullable String typed) {
        return Optional.ofNullable(typed).orElse("").strip();
    }
}
