package wireup.toolbox.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Ratios, tables, CSV and chart, from figures that are given. */
class ReportTest {

    private static final Workload WORKLOAD = Workload.ALL.getFirst();

    /** Netty has half of chapter 04's speed, then as much, then twice as much; the machine slows down meanwhile. */
    private static Results results() {
        Results results = new Results(List.of(Contender.CHAPTER_04, Contender.NETTY), List.of(WORKLOAD));
        for (double rate : new double[] {400, 200, 100}) {
            results.add(WORKLOAD, Contender.CHAPTER_04, sample(rate));
        }
        for (double rate : new double[] {200, 200, 200}) {
            results.add(WORKLOAD, Contender.NETTY, sample(rate));
        }
        results.add(Contender.CHAPTER_04, new IdleCost(2048, 0));
        return results;
    }

    private static Sample sample(double rate) {
        return new Sample(1000, rate, 10, 20, 30, 0.5, 0.99, 0.6);
    }

    @Test
    @DisplayName("A ratio compares what was measured in the same round; its spread is that of the rounds")
    void ratio() {
        assertThat(results().ratio(Measure.RATE, WORKLOAD, Contender.NETTY)).isEqualTo(new Ratio(1, 0.5, 2));
        assertThat(results().ratio(Measure.RATE, WORKLOAD, Contender.CHAPTER_04))
                .isEqualTo(new Ratio(1, 1, 1));
    }

    @Test
    @DisplayName("The median of an even number of rounds is in the middle of the middle ones")
    void median() {
        assertThat(Ratio.of(List.of(4.0, 1.0, 2.0, 3.0))).isEqualTo(new Ratio(2.5, 1, 4));
        assertThat(Ratio.of(List.of(2.0))).hasToString("2.00 (2.00..2.00)");
    }

    @Test
    @DisplayName("The tables are Markdown, one for each measure")
    void tables() {
        assertThat(Tables.of(results()))
                .startsWith("""
                Ratios to chapter 04: the median of the rounds (smallest..largest).

                | Messages a second (more is better) | 64x16B            |
                | ---------------------------------- | ----------------- |
                | chapter 04                         | 1.00 (1.00..1.00) |
                | Netty                              | 1.00 (0.50..2.00) |
                """)
                .contains("| Netty ", " 99 % / 60 % ")
                .endsWith("""
                | Memory an idle connection, of 10,000 | heap    | outside the heap |
                | ------------------------------------ | ------- | ---------------- |
                | chapter 04                           | 2.0 KiB | ?                |
                """);
    }

    @Test
    @DisplayName("The CSV has a line for each round")
    void csv() {
        assertThat(results().csv()).isEqualTo("""
                workload,server,round,messages,messages_per_s,p50_us,p99_us,p999_us,cpu_s_per_million,server_busy,client_busy
                64x16B,chapter-04,1,1000,400,10.0,20.0,30.0,0.500,0.99,0.60
                64x16B,chapter-04,2,1000,200,10.0,20.0,30.0,0.500,0.99,0.60
                64x16B,chapter-04,3,1000,100,10.0,20.0,30.0,0.500,0.99,0.60
                64x16B,netty,1,1000,200,10.0,20.0,30.0,0.500,0.99,0.60
                64x16B,netty,2,1000,200,10.0,20.0,30.0,0.500,0.99,0.60
                64x16B,netty,3,1000,200,10.0,20.0,30.0,0.500,0.99,0.60
                """);
        assertThat(results().idleCsv()).isEqualTo("""
                server,heap_bytes_per_connection,resident_bytes_per_connection
                chapter-04,2048,0
                """);
    }

    @Test
    @DisplayName("The chart is well-formed, has a bar for each server as long as its ratio, and a line for the spread")
    void chart() throws Exception {
        Document svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(Chart.of(results()))));
        List<Element> bars = elements(svg.getElementsByTagName("rect"));
        assertThat(bars).extracting(bar -> bar.getAttribute("width")).containsExactly("215.0", "215.0");
        Element spread = elements(svg.getElementsByTagName("line")).get(1);
        double one = Double.parseDouble(bars.getFirst().getAttribute("width"));
        double length = Double.parseDouble(spread.getAttribute("x2")) - Double.parseDouble(spread.getAttribute("x1"));
        assertThat(length).isEqualTo(1.5 * one);
        assertThat(svg.getDocumentElement().getTextContent())
                .contains("chapter 04", "Netty", "1.00 (0.50..2.00)", "prefers-color-scheme: dark");
    }

    private static List<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }
}
