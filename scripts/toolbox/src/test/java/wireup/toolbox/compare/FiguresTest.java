package wireup.toolbox.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import picocli.CommandLine;
import wireup.toolbox.Tool;
import wireup.toolbox.compare.Screen.Arrival;

/** Staleness, CSV, tables, chart and claims, from figures that are given; and the options. */
class FiguresTest {

    private static final String HELP = " (scripts/compare --help shows the options.)";

    /** A hundred clients, ten changes: a thousand updates. */
    private static Sample sample(Way way, long overhead, long useful, long p50) {
        return new Sample(
                way,
                100,
                10_000,
                10,
                new Counts(
                        way.isPolling() ? 9_500 : 0,
                        1_000,
                        overhead * 400,
                        overhead * 600 + useful * 1_000,
                        useful * 1_000),
                new Staleness(p50, 2 * p50, 3 * p50),
                new Cost(1234, 120, 30, 2048));
    }

    private static List<Sample> samples() {
        return List.of(sample(Way.POLLING_100MS, 6_000, 500, 52_000), sample(Way.WEBSOCKET, 4, 500, 1_250));
    }

    @Test
    @DisplayName("News is as old as the time from the change until the client knew it, or a newer one")
    void staleness() {
        Map<Long, Long> shownAt = Map.of(7L, 1_000L, 8L, 1_400L, 9L, 1_900L);
        List<Arrival> each =
                List.of(new Arrival(6, 500), new Arrival(7, 1_010), new Arrival(8, 1_410), new Arrival(9, 1_910));
        List<Arrival> late = List.of(new Arrival(6, 900), new Arrival(8, 1_500), new Arrival(10, 2_000));
        assertThat(Staleness.of(new TreeMap<>(shownAt), List.of(each, late))).isEqualTo(new Staleness(10, 500, 500));
        assertThat(Staleness.of(new TreeMap<>(shownAt), List.of(late))).isEqualTo(new Staleness(100, 500, 500));
    }

    @Test
    @DisplayName("The CSV has a line for each measurement, and can be read again")
    void csv() {
        String csv = Sample.csv(samples());
        assertThat(csv).isEqualTo("""
                way,clients,measured_ms,changes,requests,boards,sent_bytes,received_bytes,useful_bytes,stale_p50_us,stale_p99_us,stale_max_us,set_up_bytes_per_client,server_cpu_ms,clients_cpu_ms,heap_bytes_per_client
                polling-100ms,100,10000,10,9500,1000,2400000,4100000,500000,52000,104000,156000,1234,120,30,2048
                websocket,100,10000,10,0,1000,1600,502400,500000,1250,2500,3750,1234,120,30,2048
                """);
        assertThat(Sample.parse(csv)).isEqualTo(samples());
    }

    @Test
    @DisplayName("The tables tell what an update costs, and how much of what was asked for was done")
    void tables() {
        assertThat(Report.of(samples()))
                .startsWith("""
                | An update (a change × a client) | clients | requests | overhead, bytes | useful, bytes | useful | stale, median | 99 %   | worst  |
                | ------------------------------- | ------- | -------- | --------------- | ------------- | ------ | ------------- | ------ | ------ |
                | polling, 100 ms                 | 100     | 9.50     | 6000            | 500           | 8 %    | 52 ms         | 104 ms | 156 ms |
                | WebSocket                       | 100     | 0.00     | 4               | 500           | 99 %   | 1.3 ms        | 2.5 ms | 3.8 ms |

                | What it costs   | clients | server CPU an update | heap a client | set-up, bytes a client | requests/s | asked for | busy, server / clients |
                | --------------- | ------- | -------------------- | ------------- | ---------------------- | ---------- | --------- | ---------------------- |
                | polling, 100 ms | 100     | 120 µs               | 2.0 KiB       | 1234                   | 950        | 1000      | 1 % / 0 %              |
                | WebSocket       | 100     | 120 µs               | 2.0 KiB       | 1234                   | 0          |           | 1 % / 0 %              |
                """)
                .contains("\nconfirmed: A WebSocket update costs 2 to 14 bytes of framing.\n");
    }

    @Test
    @DisplayName("What goes on in a JVM anyway is not told as the cost of one client")
    void oneClient() {
        Sample hundred = samples().getLast();
        Sample one = new Sample(Way.SSE, 1, 10_000, 10, hundred.counts(), hundred.staleness(), hundred.cost());
        assertThat(Report.of(List.of(one)))
                .contains("| Server-Sent Events | 1       |                      |               | 1234 ");
    }

    @Test
    @DisplayName("A claim that a measurement contradicts is told with the measurement, and ends with status 1")
    void claims() {
        Claim framing = Claim.ALL.getFirst();
        List<Sample> masked = List.of(sample(Way.WEBSOCKET, 15, 500, 1_250));
        assertThat(Claim.ALL).allMatch(claim -> claim.holds(samples()));
        assertThat(framing.holds(masked)).isFalse();
        assertThat(framing.verdict(masked))
                .isEqualTo(
                        "NOT confirmed: A WebSocket update costs 2 to 14 bytes of framing. (WebSocket, clients: 100)");
        assertThat(Claim.ALL.getLast().holds(List.of(sample(Way.SSE, 37, 500, 60_000))))
                .isFalse();
        assertThat(Claim.ALL.get(1).holds(List.of(sample(Way.POLLING_1S, 100, 500, 500_000))))
                .isFalse();
        assertThat(Claim.ALL.get(2).holds(List.of(sample(Way.POLLING_1S, 700, 500, 1_000))))
                .isFalse();
        assertThat(Claim.ALL.get(3).holds(List.of(sample(Way.SSE, 50, 500, 1_000))))
                .isFalse();
    }

    @Test
    @DisplayName("The chart is well-formed; a bar is as long as its value, useful and overhead together one")
    void chart() throws Exception {
        Document svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(Chart.of(samples()))));
        List<Element> bars = IntStream.range(0, svg.getElementsByTagName("rect").getLength())
                .mapToObj(i -> (Element) svg.getElementsByTagName("rect").item(i))
                .toList();
        assertThat(bars)
                .extracting(bar -> bar.getAttribute("class") + " " + bar.getAttribute("width"))
                .startsWith("useful 30.8", "overhead 369.2", "useful 30.8", "overhead 0.2", "bar 200.0", "bar 4.8");
        assertThat(svg.getDocumentElement().getTextContent())
                .contains("polling, 100 ms", "500 + 6000", "52 ms (104 ms)", "prefers-color-scheme: dark");
    }

    @Test
    @DisplayName("A mistake in the options is one line and the exit status 2")
    void badOptions(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThat(fail("--publish", "--quick")).isEqualTo("--publish takes a whole run: leave out --quick." + HELP);
        assertThat(fail("--quick", "--out=" + file))
                .isEqualTo(file + " cannot be made a folder: choose another --out." + HELP);
        assertThat(fail("--slow")).isEqualTo("Unknown option: '--slow'" + HELP);
    }

    private static String fail(String... options) {
        StringWriter err = new StringWriter();
        CommandLine line = Tool.commandLine(new Compare()).setErr(new PrintWriter(err, true));
        assertThat(line.execute(options)).isEqualTo(2);
        return err.toString().strip();
    }
}
