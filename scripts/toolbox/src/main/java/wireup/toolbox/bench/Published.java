package wireup.toolbox.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import wireup.support.Web;
import wireup.toolbox.WrittenTable;
import wireup.toolbox.check.Language;

/** The figures of one run in chapter 04's folder, and the table of them in its texts. */
final class Published {

    private static final Path CHAPTER = Web.repositoryFolder("chapters").resolve("04-raw-frames");
    private static final Path CSV = CHAPTER.resolve("bench.csv");
    private static final Path IDLE_CSV = CHAPTER.resolve("idle.csv");
    private static final Path CHART = CHAPTER.resolve("images/bench.svg");

    private static final WrittenTable TABLE = new WrittenTable("bench");

    private Published() {}

    /** Puts the results in place of those that the chapter has. */
    static void write(Results results) throws IOException {
        Files.writeString(CSV, results.csv());
        Files.writeString(IDLE_CSV, results.idleCsv());
        Files.writeString(CHART, Chart.of(results));
        for (Language language : Language.values()) {
            Files.writeString(text(language), TABLE.put(Files.readString(text(language)), table(results, language)));
        }
    }

    /** The results that the chapter has. */
    static Results read() throws IOException {
        return Results.parse(Files.readString(CSV), Files.readString(IDLE_CSV));
    }

    /** The chart that the chapter has. */
    static String chart() throws IOException {
        return Files.readString(CHART);
    }

    /** The chapter's text in this language. */
    static Path text(Language language) {
        return CHAPTER.resolve(language == Language.EN ? "README.md" : "README.zh-CN.md");
    }

    /** A row a server: its messages a second over chapter 04's for each workload, and the heap of an idle connection. */
    static String table(Results results, Language language) {
        boolean english = language == Language.EN;
        return WrittenTable.row(
                        english ? "Messages/s, chapter 04 = 1" : "每秒消息数，第 04 章 = 1",
                        results.workloads().stream().map(Workload::name).toList(),
                        english ? "heap, idle connection" : "空闲连接的堆内存")
                + WrittenTable.row(
                        "---", results.workloads().stream().map(_ -> "---:").toList(), "---:")
                + results.contenders().stream()
                        .map(contender -> WrittenTable.row(
                                name(contender, english),
                                results.workloads().stream()
                                        .map(workload -> results.ratio(Measure.RATE, workload, contender)
                                                .toString())
                                        .toList(),
                                contender.isServer() ? heap(results.idle().get(contender)) : ""))
                        .collect(Collectors.joining());
    }

    private static String heap(IdleCost cost) {
        return String.format(Locale.ROOT, "%.1f KiB", cost.heap() / 1024);
    }

    private static String name(Contender contender, boolean english) {
        return english
                ? contender.title()
                : switch (contender) {
                    case CHAPTER_04 -> "第 04 章";
                    case CHAPTER_05 -> "第 05 章（Jetty）";
                    case BARE_LOOP -> "空的阻塞循环";
                    case CEILING -> "测试客户端的上限";
                    case JAVA_WEBSOCKET, UNDERTOW, NETTY -> contender.title();
                };
    }
}
