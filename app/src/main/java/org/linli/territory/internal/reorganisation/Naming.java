package org.linli.territory.internal.reorganisation;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.territory.internal.CodeText;
import org.linli.territory.internal.NameRules;
import org.linli.territory.internal.reorganisation.Redrawing.Refused;

/** The rules of names and codes that a plan gives to units. */
final class Naming {

    private final Redrawing.Ground ground;
    private final Board board;
    private final Set<String> newCodes = new HashSet<>();

    Naming(Redrawing.Ground ground, Board board) {
        this.ground = ground;
        this.board = board;
    }

    String name(String typed) {
        NameRules.error(typed).ifPresent(refusal -> {
            throw new Refused(refusal);
        });
        return typed.strip();
    }

    /** A code that no unit has or ever had, and that the plan gives once. */
    String code(Node like, String typed) {
        String code = typed.strip();
        int digits = ground.levels().levels().stream()
                .filter(level -> level.key().equals(like.level()) && level.codeDigits() != null)
                .mapToInt(level -> Objects.requireNonNull(level.codeDigits()))
                .findFirst()
                .orElse(0);
        if (code.length() != digits || !code.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new Refused("code-form", code, digits);
        }
        if (!newCodes.add(code)) {
            throw new Refused("code-twice", code);
        }
        Integer owner = ground.codesEver().get(code);
        if (owner != null) {
            throw board.was(owner)
                    .filter(holder -> code.equals(holder.code()))
                    .map(holder -> new Refused("code-taken", code, holder.name()))
                    .orElseGet(() -> new Refused("code-retired", code));
        }
        return code;
    }

    /** What the level of the unit is called, by its name and code. */
    String levelName(Node like, String name, @Nullable String code) {
        int lastPart = code == null ? 0 : CodeText.lastPart(code);
        return ground.levels().levels().stream()
                .filter(level -> level.key().equals(like.level()))
                .findFirst()
                .map(level -> ground.levels().nameOf(level, name, lastPart))
                .orElse(like.levelName());
    }
}
