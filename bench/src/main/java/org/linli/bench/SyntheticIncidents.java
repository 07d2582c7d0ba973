package org.linli.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.linli.incidents.NewReport.Channel;
import org.linli.incidents.State;

/**
 * Rows of the table of incidents in PostgreSQL's text form of COPY, oldest first over two years. About two in a hundred
 * are open, most of them young; the rest was closed or, seldom, rejected. The same seed makes the same rows.
 */
final class SyntheticIncidents {

    static final String COLUMNS =
            "id, no, unit_no, title, original_text, channel, reported_at, received_at, collector_id,"
                    + " address, longitude, latitude, contact_phone, tracking_hash, category_code, state, stage_since,"
                    + " stage_budget, due_at, holder_id, holder_name, department_no, verifier_id, closed_at, rating";

    static final int DEPARTMENTS = 60;

    private static final Instant END = Instant.parse("2026-11-21T00:00:00Z");
    private static final Duration SPAN = Duration.ofDays(730);
    private static final double OPEN_AT_FIRST = 0.55;
    private static final double DAYS_OF_DECAY = 20;
    private static final double OPEN_FOR_LONG = 0.005;
    private static final List<Channel> CHANNELS = List.of(Channel.values());
    private static final List<State> OPEN = List.of(
            State.REPORTED,
            State.REPORTED,
            State.VERIFIED,
            State.FILED,
            State.DISPATCHED,
            State.DISPATCHED,
            State.HANDLING,
            State.HANDLING,
            State.HANDLING,
            State.HANDLED);
    private static final List<String> STREETS =
            List.of("人民路", "海北大街", "新华西街", "千里山街", "滨河大道", "双拥路", "狮城街", "公园南路", "林荫大道", "学府街");
    private static final List<String> SENTENCES = List.of(
            "晚上路过时发现的，已经有好几天了，希望尽快派人来看看。",
            "附近老人孩子多，走路不安全，请社区帮忙联系一下。",
            "之前也反映过一次，当时处理了，现在又出现同样的情况。",
            "具体位置在小区东门往里第二个路口，旁边有一棵大树。",
            "影响居民正常出行，早晚高峰尤其明显。");

    private final SplittableRandom random;
    private final List<SyntheticTree.Grid> grids;
    private final double[] cumulatedWeights;
    private final List<Category> categories;
    private final int rows;
    private final StringBuilder line = new StringBuilder(800);

    /** A kind of incident of the installation's category pack. */
    record Category(String code, String name) {}

    SyntheticIncidents(long seed, List<SyntheticTree.Grid> grids, List<Category> categories, int rows) {
        this.random = new SplittableRandom(seed);
        this.grids = List.copyOf(grids);
        this.cumulatedWeights =
                grids.stream().mapToDouble(SyntheticTree.Grid::weight).toArray();
        Arrays.parallelPrefix(cumulatedWeights, Double::sum);
        this.categories = List.copyOf(categories);
        this.rows = rows;
    }

    /** The row at this place, with its line end; rows must be asked for in order. */
    String row(int index) {
        line.setLength(0);
        Instant received = receivedAt(index);
        Category category = categories.get(skewed(categories.size()));
        Channel channel = CHANNELS.get(skewed(CHANNELS.size()));
        State state = stateAfter(Duration.between(received, END));
        boolean isAssigned = state.compareTo(State.DISPATCHED) >= 0 && state != State.REJECTED;
        String address = STREETS.get(random.nextInt(STREETS.size())) + random.nextInt(1, 300) + "号";
        text(id(received)).text("S" + (10_000_000 + index)).text(Integer.toString(gridNo()));
        text(address + category.name()).text(words(category)).text(channel.name());
        text(received.minusSeconds(random.nextInt(5, 600)).toString()).text(received.toString());
        orNull(channel == Channel.GRID_WORKER, person());
        text(address);
        text(Double.toString(106.6 + random.nextDouble() * 0.5))
                .text(Double.toString(39.1 + random.nextDouble() * 0.8));
        orNull(channel == Channel.WEB, bytes(45));
        orNull(channel == Channel.WEB, bytes(32));
        text(category.code());
        stage(received, state);
        orNull(isAssigned, Integer.toString(1 + skewed(DEPARTMENTS)));
        orNull(state != State.REPORTED, person());
        closing(received, state);
        return line.append('\n').toString();
    }

    private void stage(Instant received, State state) {
        Instant since = received.plusSeconds(random.nextInt(60, 86_400));
        Instant due = since.plus(Duration.ofHours(random.nextInt(2, 15 * 24)));
        boolean isHeld = state == State.HANDLING && random.nextInt(3) > 0;
        text(state.name()).text(since.toString());
        orNull(state.isOpen(), "5D");
        orNull(state.isOpen(), due.toString());
        orNull(isHeld, person());
        orNull(isHeld, "王芳 · 处置员");
    }

    private void closing(Instant received, State state) {
        boolean isClosed = state == State.CLOSED;
        orNull(isClosed, received.plus(Duration.ofHours(random.nextInt(3, 400))).toString());
        orNull(isClosed && random.nextInt(4) == 0, Integer.toString(random.nextInt(1, 6)));
    }

    private Instant receivedAt(int index) {
        double place = (index + random.nextDouble()) / rows;
        return END.minusMillis((long) (SPAN.toMillis() * (1 - place)));
    }

    private State stateAfter(Duration age) {
        double days = age.toHours() / 24.0;
        double open = OPEN_AT_FIRST * Math.exp(-days / DAYS_OF_DECAY) + OPEN_FOR_LONG;
        if (random.nextDouble() < open) {
            return OPEN.get(random.nextInt(OPEN.size()));
        }
        return random.nextInt(30) == 0 ? State.REJECTED : State.CLOSED;
    }

    private int gridNo() {
        double point = random.nextDouble() * cumulatedWeights[cumulatedWeights.length - 1];
        int found = Arrays.binarySearch(cumulatedWeights, point);
        return grids.get(found < 0 ? -found - 1 : found).no();
    }

    /** Low places come far more often than high ones. */
    private int skewed(int size) {
        return (int) (size * Math.pow(random.nextDouble(), 2.2));
    }

    private String id(Instant at) {
        long high = (at.toEpochMilli() << 16) | 0x7000L | random.nextInt(0x1000);
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    private String person() {
        return new UUID(0x7000L, 0x8000_0000_0000_0000L | random.nextInt(2_000)).toString();
    }

    private String words(Category category) {
        return category.name() + "。" + SENTENCES.get(random.nextInt(SENTENCES.size()))
                + SENTENCES.get(random.nextInt(SENTENCES.size()));
    }

    private String bytes(int length) {
        byte[] content = new byte[length];
        random.nextBytes(content);
        return "\\\\x" + HexFormat.of().formatHex(content);
    }

    private void orNull(boolean isPresent, String value) {
        text(isPresent ? value : "\\N");
    }

    private SyntheticIncidents text(String value) {
        if (!line.isEmpty()) {
            line.append('\t');
        }
        line.append(value);
        return this;
    }
}
