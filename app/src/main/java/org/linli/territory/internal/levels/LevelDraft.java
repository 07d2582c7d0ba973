package org.linli.territory.internal.levels;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Outcome;
import org.linli.kernel.Refusal;
import org.linli.territory.internal.LevelNames.Rule;
import org.linli.territory.internal.NameRules;

/**
 * A level as it is to be.
 *
 * @param key short and stable
 * @param after key of the level right above it; absent for the topmost
 * @param codeDigits length of its codes; absent for a level without codes
 * @param rules what units of the level are called, in the order in which they are tried
 */
public record LevelDraft(
        String key,
        String name,
        @Nullable String after,
        @Nullable Integer codeDigits,
        List<Rule> rules) {

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{1,30}");
    private static final int MOST_DIGITS = 17;
    private static final int MOST_RULES = 100;
    private static final int LAST_PART_END = 999;
    private static final int CELLS = 4;

    public LevelDraft {
        rules = List.copyOf(rules);
    }

    /**
     * Reads a level as it was typed.
     *
     * @param lines a rule a line: ending, from, to, name – the first three may be empty
     */
    public static Outcome<LevelDraft> read(
            String key, String name, @Nullable String after, String digits, String lines) {
        if (!KEY.matcher(key).matches()) {
            return Outcome.refused("structure.refused.level-key");
        }
        Optional<Refusal> fault = NameRules.error(name);
        if (fault.isPresent()) {
            return Outcome.refused(fault.get());
        }
        return number(digits, MOST_DIGITS)
                .then(length -> rules(key, lines)
                        .map(rules -> new LevelDraft(
                                key,
                                name.strip(),
                                after == null || after.isEmpty() ? null : after,
                                length.orElse(null),
                                rules)));
    }

    private static Outcome<Optional<Integer>> number(String typed, int most) {
        String text = typed.strip();
        if (text.isEmpty()) {
            return Outcome.done(Optional.empty());
        }
        boolean isNumber = text.length() <= 3 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber && Integer.parseInt(text) <= most
                ? Outcome.done(Optional.of(Integer.parseInt(text)))
                : Outcome.refused("structure.refused.number", text, most);
    }

    private static Outcome<List<Rule>> rules(String key, String lines) {
        List<Rule> rules = new ArrayList<>();
        int number = 0;
        for (String line : lines.lines().toList()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            String[] cells = line.replace('，', ',').split(",", -1);
            if (cells.length != CELLS || NameRules.error(cells[3]).isPresent() || rules.size() == MOST_RULES) {
                return Outcome.refused("structure.refused.rule", number);
            }
            String ending = cells[0].strip();
            String name = cells[3].strip();
            switch (number(cells[1], LAST_PART_END)
                    .then(from -> number(cells[2], LAST_PART_END)
                            .map(to -> new Rule(
                                    key,
                                    ending.isEmpty() ? null : ending,
                                    from.orElse(null),
                                    to.orElse(null),
                                    name)))) {
                case Outcome.Done<Rule> done -> rules.add(done.value());
                case Outcome.Refused<Rule> refused -> {
                    return Outcome.refused("structure.refused.rule", number);
                }
            }
        }
        return Outcome.done(rules);
    }

    /** The rules as they are typed. */
    public static String lines(List<Rule> rules) {
        StringBuilder lines = new StringBuilder();
        for (Rule rule : rules) {
            lines.append(rule.ending() == null ? "" : rule.ending())
                    .append(',')
                    .append(rule.fromPart() == null ? "" : rule.fromPart())
                    .append(',')
                    .append(rule.toPart() == null ? "" : rule.toPart())
                    .append(',')
                    .append(rule.name())
                    .append('\n');
        }
        return lines.toString();
    }
}
