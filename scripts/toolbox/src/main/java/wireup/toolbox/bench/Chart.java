package wireup.toolbox.bench;

import wireup.toolbox.Drawing;

/** Draws the messages a second as an SVG: a bar for the median ratio, a line across its end for the spread. */
final class Chart {

    private static final int WIDTH = 760;
    private static final int LEFT = 170;
    private static final int BARS = 430;
    private static final int ROW = 20;
    private static final int HEADING = 40;
    private static final int TOP = 30;
    private static final int BOTTOM = 16;

    private static final String STYLE = """
            <style>
              svg { background: #fff; font: 13px system-ui, sans-serif; fill: #222; stroke: none }
              .title { font-weight: 600 } .end { text-anchor: end }
              .bar { fill: #8fb3d9 } .first { fill: #1f6fb5 } .ceiling { fill: #ccc }
              .line { stroke: #222; stroke-width: 1.5 } .one { stroke: #222; stroke-dasharray: 2 3 }
              @media (prefers-color-scheme: dark) {
                svg { background: #15191e; fill: #e4e6e8 }
                .bar { fill: #3f638c } .first { fill: #5aa5ea } .ceiling { fill: #4a4f55 }
                .line, .one { stroke: #e4e6e8 }
              }
            </style>
            """;

    private final Results results;
    private final double scale;
    private final Drawing svg;
    private int y = TOP;

    private Chart(Results results) {
        this.results = results;
        double widest = results.workloads().stream()
                .flatMap(workload -> results.contenders().stream().map(contender -> ratio(workload, contender)))
                .mapToDouble(Ratio::max)
                .max()
                .orElse(1);
        this.scale = BARS / widest;
        int rows = results.contenders().size() * ROW + HEADING;
        int height = TOP + results.workloads().size() * rows + BOTTOM;
        this.svg = new Drawing(WIDTH, height, title(), STYLE);
    }

    static String of(Results results) {
        return new Chart(results).draw();
    }

    private String title() {
        return "Messages a second; " + results.contenders().getFirst().title() + " = 1.00 (spread of the rounds)";
    }

    private String draw() {
        svg.text("title", 10, 22, title());
        results.workloads().forEach(this::group);
        return svg.toString();
    }

    private void group(Workload workload) {
        y += HEADING;
        svg.text("title", 10, y - 10, workload.title());
        int top = y;
        results.contenders().forEach(contender -> row(contender, ratio(workload, contender)));
        svg.line("one", LEFT + scale, top - 2, LEFT + scale, y - 2);
    }

    private void row(Contender contender, Ratio ratio) {
        int middle = y + ROW / 2 - 2;
        svg.text("end", LEFT - 8, middle + 4, contender.title());
        String kind = contender == results.contenders().getFirst()
                ? "bar first"
                : contender.isServer() ? "bar" : "bar ceiling";
        svg.bar(kind, LEFT, y, ratio.median() * scale, ROW - 4);
        svg.line("line", LEFT + ratio.min() * scale, middle, LEFT + ratio.max() * scale, middle);
        svg.text("", (int) (LEFT + ratio.max() * scale) + 8, middle + 4, ratio.toString());
        y += ROW;
    }

    private Ratio ratio(Workload workload, Contender contender) {
        return results.ratio(Measure.RATE, workload, contender);
    }
}
