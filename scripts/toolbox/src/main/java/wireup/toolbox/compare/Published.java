package wireup.toolbox.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wireup.support.Web;
import wireup.toolbox.WrittenTable;
import wireup.toolbox.check.Language;

/** The figures of one run in chapter 02's folder, and the tables of them in the texts. */
final class Published {

    private static final WrittenTable TABLE = new WrittenTable("compare");
    private static final Path ROOT = Web.repositoryFolder("chapters").getParent();
    private static final Path CHAPTER = ROOT.resolve("chapters/02-push-over-http");
    private static final Path CSV = CHAPTER.resolve("compare.csv");
    private static final Path CHART = CHAPTER.resolve("images/compare.svg");

    /** What most texts show: enough that they wait for each other, few enough for one machine. */
    private static final int CLIENTS = 100;

    /**
     * A text that shows the figures.
     *
     * @param name its path from the top of the repository, without the language and .md
     * @param whole whether it has a row for every number of clients
     */
    record Text(String name, boolean whole, Language language) {

        Path file() {
            return ROOT.resolve(name + (language == Language.EN ? ".md" : ".zh-CN.md"));
        }

        String table(List<Sample> samples) {
            return Published.table(samples, whole, language);
        }
    }

    private Published() {}

    static List<Text> texts() {
        return Stream.of(
                        "README",
                        "chapters/WHICH-ONE",
                        "chapters/01-ajax-polling/README",
                        "chapters/02-push-over-http/README",
                        "chapters/05-jetty-echo/README")
                .flatMap(name -> Stream.of(Language.values())
                        .map(language -> new Text(name, name.contains("02-push-over-http"), language)))
                .toList();
    }

    /** Puts the figures in place of those that are there. */
    static void write(List<Sample> samples) throws IOException {
        Files.writeString(CSV, Sample.csv(samples));
        Files.writeString(CHART, Chart.of(samples));
        for (Text text : texts()) {
            Files.writeString(text.file(), TABLE.put(Files.readString(text.file()), text.table(samples)));
        }
    }

    /** The figures that are there. */
    static List<Sample> read() throws IOException {
        return Sample.parse(csv());
    }

    static String csv() throws IOException {
        return Files.readString(CSV);
    }

    /** The chart that is there. */
    static String chart() throws IOException {
        return Files.readString(CHART);
    }

    private static String table(List<Sample> samples, boolean whole, Language language) {
        boolean english = language == Language.EN;
        List<String> head = english
                ? List.of("requests", "overhead, bytes", "useful, bytes", "staleness, median", "99 %", "worst", "CPU")
                : List.of("请求数", "开销（字节）", "有用（字节）", "滞后中位数", "99 %", "最差", "CPU");
        String first = english ? "An update" : "每次更新";
        return WrittenTable.row(
                        whole ? first : english ? "An update, 100 clients" : "每次更新，100 个客户端",
                        head,
                        english ? "heap a client" : "每个客户端的堆内存")
                + WrittenTable.row("---", head.stream().map(_ -> "---:").toList(), "---:")
                + samples.stream()
                        .filter(sample -> whole || sample.clients() == CLIENTS)
                        .map(sample -> row(sample, whole, language))
                        .collect(Collectors.joining());
    }

    private static String row(Sample sample, boolean whole, Language language) {
        String title = sample.way().title(language);
        return WrittenTable.row(
                whole ? title + " × " + sample.clients() : title,
                List.of(
                        Report.number(sample.requestsPerUpdate(), 2),
                        Report.number(sample.overheadPerUpdate(), 0),
                        Report.number(sample.usefulPerUpdate(), 0),
                        Report.millis(sample.staleness().p50()),
                        Report.millis(sample.staleness().p99()),
                        Report.millis(sample.staleness().max()),
                        sample.tellsCpu() ? Report.micros(sample.cpuPerUpdate()) : ""),
                sample.tellsMemory() ? Report.kib(sample.cost().heap()) : "");
    }
}
