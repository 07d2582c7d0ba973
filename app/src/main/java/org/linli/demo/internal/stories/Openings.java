package org.linli.demo.internal.stories;

import static org.linli.demo.internal.stories.Phrases.pick;

import java.time.Month;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.linli.demo.internal.stories.Plot.Detour;
import org.linli.demo.internal.stories.Plot.Ending;
import org.linli.incidents.NewReport;
import org.linli.incidents.NewReport.Channel;

/** Finds words for plots; no words come twice before all fitting ones have come once. */
final class Openings {

    private static final double PHOTOGRAPHED = 0.22;
    private static final double WITH_CONTACT = 0.45;

    private final List<Theme> themes;
    private final Phrases phrases;
    private final Function<Venue, Sites> sites;
    private final Map<String, Integer> uses = new HashMap<>();

    /** @param month which seasons the themes are of */
    Openings(List<Theme> themes, Phrases phrases, Function<Venue, Sites> sites, Month month) {
        this.themes = themes.stream().filter(theme -> theme.happensIn(month)).toList();
        this.phrases = phrases;
        this.sites = sites;
    }

    private record Words(Theme theme, String text) {}

    Opening open(Plot plot, Random random) {
        Channel channel = channel(plot, random);
        Words words = words(plot, channel, random);
        Site site = sites.apply(plot.venue()).any(words.theme().site(), random);
        Optional<String> collector = collector(plot, channel, random);
        boolean isPhotographed =
                random.nextDouble() < PHOTOGRAPHED || (channel == Channel.GRID_WORKER && random.nextBoolean());
        return new Opening(
                plot,
                words.theme(),
                site,
                plot.venue().department().orElse(words.theme().department()),
                site.fill(words.text()),
                channel,
                collector,
                verifiers(plot, collector),
                contact(channel, random),
                isPhotographed && words.theme().before().isPresent());
    }

    private static Channel channel(Plot plot, Random random) {
        // A person who collected it may not reject it, and only a resident can have it reopened.
        boolean isOfResident = plot.ending() == Ending.REJECTED_VERIFYING
                || plot.ending() == Ending.REJECTED_FILING
                || plot.has(Detour.REOPENED);
        int draw = random.nextInt(100);
        if (isOfResident || draw < 58) {
            return Channel.WEB;
        }
        boolean hasWorker = plot.venue().gridWorker().isPresent();
        if (hasWorker && plot.ending() != Ending.REPORTED) {
            return draw < 90 ? Channel.GRID_WORKER : Channel.HOTLINE;
        }
        return draw < 82 ? Channel.HOTLINE : Channel.COUNTER;
    }

    private static Optional<String> collector(Plot plot, Channel channel, Random random) {
        return switch (channel) {
            case WEB, IMPORT -> Optional.empty();
            case GRID_WORKER -> plot.venue().gridWorker();
            case HOTLINE, COUNTER -> Optional.of(pick(plot.venue().filers(), random));
        };
    }

    private static List<String> verifiers(Plot plot, Optional<String> collector) {
        List<String> others = new ArrayList<>(plot.venue().verifiers());
        collector.ifPresent(person -> others.removeIf(person::equals));
        if (!others.isEmpty()) {
            return others;
        }
        List<String> filers = new ArrayList<>(plot.venue().filers());
        collector.filter(person -> filers.size() > 1).ifPresent(person -> filers.removeIf(person::equals));
        return filers;
    }

    private Words words(Plot plot, Channel channel, Random random) {
        List<Words> fitting = new ArrayList<>();
        for (Theme theme : themes) {
            if (fits(theme, plot)) {
                List<String> texts = channel == Channel.GRID_WORKER ? theme.workers() : theme.residents();
                texts.forEach(text -> fitting.add(new Words(theme, text)));
            }
        }
        Collections.shuffle(fitting, random);
        Words rarest = fitting.getFirst();
        for (Words words : fitting) {
            if (usesOf(words) < usesOf(rarest)) {
                rarest = words;
            }
        }
        uses.merge(rarest.text(), 1, Integer::sum);
        return rarest;
    }

    private static boolean fits(Theme theme, Plot plot) {
        boolean isOfDepartment =
                plot.departments().isEmpty() || plot.departments().contains(theme.department());
        boolean canBeReturned = !plot.has(Detour.RETURNED) || !theme.returns().isEmpty();
        boolean canBeReworked = !plot.has(Detour.REWORKED) || !theme.reworks().isEmpty();
        return isOfDepartment && canBeReturned && canBeReworked;
    }

    private int usesOf(Words words) {
        return uses.getOrDefault(words.text(), 0);
    }

    /** Numbers in a range that belongs to nobody. */
    private NewReport.@Nullable Contact contact(Channel channel, Random random) {
        boolean isGiven = channel == Channel.WEB
                ? random.nextDouble() < WITH_CONTACT
                : channel == Channel.HOTLINE || channel == Channel.COUNTER;
        if (!isGiven) {
            return null;
        }
        String name = random.nextInt(4) == 0 ? null : phrases.any("surnames", random);
        return new NewReport.Contact(name, "1390000%04d".formatted(random.nextInt(10_000)));
    }
}
