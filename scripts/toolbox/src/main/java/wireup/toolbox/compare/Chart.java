package wireup.toolbox.compare;

import java.util.List;
import java.util.function.ToDoubleFunction;
import wireup.toolbox.Drawing;
import wireup.toolbox.check.Language;

/** Draws the comparison as an SVG: a bar for each way in each of four groups. */
final class Chart {

    private static final int WIDTH = 760;
    private static final int LEFT = 170;
    private static final int BARS = 400;
    private static final int ROW = 20;
    private static final int HEADING = 40;
    private static final int BOTTOM = 12;
    private static final int GROUPS = 4;

    private static final String TITLE =
            "What an update costs by polling, long polling, Server-Sent Events and WebSocket, and how old it is";

    private static final String STYLE = """
            <style>
              svg { background: #fff; font: 13px system-ui, sans-serif; fill: #222; stroke: none }
              .title { font-weight: 600 } .end { text-anchor: end }
              .bar { fill: #1f6fb5 } .useful { fill: #2e8b57 } .overhead { fill: #d98880 }
              .line { stroke: #222; stroke-width: 1.5 }
              @media (prefers-color-scheme: dark) {
                svg { background: #15191e; fill: #e4e6e8 }
                .bar { fill: #5aa5ea } .useful { fill: #4cb27c } .overhead { fill: #a8574e }
                .line { stroke: #e4e6e8 }
              }
            </style>
            """;

    private final List<Sample> samples;
    private final Drawing svg;
    private int y;

    private Chart(List<Sample> samples) {
        this.samples = samples;
        int height = GROUPS * (HEADING + Way.values().length * ROW) + BOTTOM;
        this.svg = new Drawing(WIDTH, height, TITLE, STYLE);
    }

    static String of(List<Sample> samples) {
        return new Chart(samples).draw();
    }

    private String draw() {
        bytes();
        staleness(100);
        staleness(1000);
        cpu();
        return svg.toString();
    }

    private void bytes() {
        List<Sample> rows = begin("Bytes an update, 100 clients: useful, then overhead", 100);
        double scale = scale(rows, sample -> sample.usefulPerUpdate() + sample.overheadPerUpdate());
        for (Sample sample : rows) {
            double useful = sample.usefulPerUpdate() * scale;
            double overhead = sample.overheadPerUpdate() * scale;
            svg.bar("useful", LEFT, y, useful, ROW - 4);
            svg.bar("overhead", LEFT + useful, y, overhead, ROW - 4);
            row(
                    sample,
                    useful + overhead,
                    Report.number(sample.usefulPerUpdate(), 0) + " + " + Report.number(sample.overheadPerUpdate(), 0));
        }
    }

    private void staleness(int clients) {
        List<Sample> rows = begin(
                "How old the news is, %s clients: median, and a line up to the 99th percentile"
                        .formatted(clients == 1000 ? "1,000" : clients),
                clients);
        double scale = scale(rows, sample -> sample.staleness().p99());
        for (Sample sample : rows) {
            Staleness staleness = sample.staleness();
            int middle = y + ROW / 2 - 2;
            svg.bar("bar", LEFT, y, staleness.p50() * scale, ROW - 4);
            svg.line("line", LEFT + staleness.p50() * scale, middle, LEFT + staleness.p99() * scale, middle);
            row(
                    sample,
                    staleness.p99() * scale,
                    Report.millis(staleness.p50()) + " (" + Report.millis(staleness.p99()) + ")");
        }
    }

    private void cpu() {
        List<Sample> rows = begin("CPU time of the server an update, 100 clients", 100);
        double scale = scale(rows, Sample::cpuPerUpdate);
        for (Sample sample : rows) {
            double width = sample.tellsCpu() ? sample.cpuPerUpdate() * scale : 0;
            svg.bar("bar", LEFT, y, width, ROW - 4);
            row(sample, width, sample.tellsCpu() ? Report.micros(sample.cpuPerUpdate()) : "too little to tell");
        }
    }

    private List<Sample> begin(String title, int clients) {
        y += HEADING;
        svg.text("title", 10, y - 10, title);
        return samples.stream().filter(sample -> sample.clients() == clients).toList();
    }

    private static double scale(List<Sample> rows, ToDoubleFunction<Sample> width) {
        return BARS / rows.stream().mapToDouble(width).max().orElse(1);
    }

    /** Names the bar that was drawn, and goes to the next row. */
    private void row(Sample sample, double end, String value) {
        int baseline = y + ROW / 2 + 2;
        svg.text("end", LEFT - 8, baseline, sample.way().title(Language.EN));
        svg.text("", LEFT + (int) end + 8, baseline, value);
        y += ROW;
    }
}
