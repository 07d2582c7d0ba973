package org.linli.territory.internal.reorganisation;

import java.util.List;

/** How far the moving of one kind is. */
public record MovingProgress(String kind, int total, int moved) {

    /** Of all kinds together, 100 when there is nothing to move. */
    public static int percent(List<MovingProgress> all) {
        int total = all.stream().mapToInt(MovingProgress::total).sum();
        int moved = all.stream().mapToInt(MovingProgress::moved).sum();
        return total == 0 ? 100 : (int) (100L * moved / total);
    }
}
