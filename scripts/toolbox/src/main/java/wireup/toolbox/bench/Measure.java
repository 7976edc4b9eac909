package wireup.toolbox.bench;

/** What is compared. */
enum Measure {
    RATE("Messages a second (more is better)"),
    P50("Latency, median (less is better)"),
    P99("Latency, 99th percentile (less is better)"),
    P999("Latency, 99.9th percentile (less is better)"),
    CPU("CPU time of the server a message (less is better)");

    private final String title;

    Measure(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    double of(Sample sample) {
        return switch (this) {
            case RATE -> sample.perSecond();
            case P50 -> sample.p50();
            case P99 -> sample.p99();
            case P999 -> sample.p999();
            case CPU -> sample.serverCpu();
        };
    }
}
