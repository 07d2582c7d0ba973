package org.linli.evidencelog;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads tile paths, one spelling for each tile. At most six groups of digits, so that an index fits a long. */
final class TilePathParser {

    private static final Pattern SPELLING = Pattern.compile("tile/(?<level>entries|[0-9]|[1-5][0-9]|6[0-3])/"
            + "(?<index>(?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/(?<width>[1-9][0-9]{0,2}))?");

    private TilePathParser() {}

    static Optional<TilePath> parse(String text) {
        Matcher matcher = SPELLING.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long index = Long.parseLong(matcher.group("index").replaceAll("[x/]", ""));
        int width = Optional.ofNullable(matcher.group("width"))
                .map(Integer::parseInt)
                .orElse(TilePath.FULL_WIDTH);
        if (width > TilePath.FULL_WIDTH) {
            return Optional.empty();
        }
        String level = matcher.group("level");
        TilePath path = level.equals("entries")
                ? new TilePath.Entries(index, width)
                : new TilePath.Hashes(Integer.parseInt(level), index, width);
        // a needless x000 or .p/256 reads well but is not how the tile is spelled
        return Optional.of(path).filter(tile -> tile.text().equals(text));
    }
}
