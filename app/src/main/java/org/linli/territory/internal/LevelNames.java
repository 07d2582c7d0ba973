package org.linli.territory.internal;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which level a code belongs to and what a unit is called there; configuration, kept in the database. */
public record LevelNames(List<Level> levels, List<Rule> rules) {

    /**
     * A level of units.
     *
     * @param codeDigits length of the codes of the level; absent for a level without codes
     */
    public record Level(String key, String name, @Nullable Integer codeDigits) {}

    /**
     * What a unit is called whose name ends so and whose code's last part lies in the range; an absent condition always
     * holds. In the order in which they are tried.
     */
    public record Rule(
            String level,
            @Nullable String ending,
            @Nullable Integer fromPart,
            @Nullable Integer toPart,
            String name) {

        boolean fits(String unitName, int lastPart) {
            return (ending == null || unitName.endsWith(ending))
                    && (fromPart == null || lastPart >= fromPart)
                    && (toPart == null || lastPart <= toPart);
        }
    }

    /** The level whose codes have this many digits. */
    public Optional<Level> levelOf(int codeDigits) {
        return levels.stream()
                .filter(level -> level.codeDigits() != null && level.codeDigits() == codeDigits)
                .findFirst();
    }

    /** What the unit is called, for example 街道 or 镇. */
    public String nameOf(Level level, String unitName, int lastPart) {
        return rules.stream()
                .filter(rule -> rule.level().equals(level.key()) && rule.fits(unitName, lastPart))
                .findFirst()
                .map(Rule::name)
                .orElse(level.name());
    }
}
