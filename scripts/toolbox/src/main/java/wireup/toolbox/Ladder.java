package wireup.toolbox;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wireup.frames.Limits;
import wireup.frames.RawFrames;
import wireup.handshake.RawHandshake;
import wireup.jettyecho.EchoServer;
import wireup.support.ChapterServer;
import wireup.support.Web;
import wireup.toolbox.check.Case;
import wireup.toolbox.check.Checker;
import wireup.toolbox.check.Group;
import wireup.toolbox.check.Language;
import wireup.toolbox.check.Outcome;
import wireup.toolbox.check.Report;
import wireup.toolbox.check.Result;

/** Checks the chapters that speak WebSocket, and writes what each passes of the cases into the texts at the top. */
final class Ladder {

    /** Starts a chapter's server on a port that the system chooses. */
    interface Start {
        ChapterServer server() throws IOException;
    }

    /** A chapter. */
    enum Rung {
        HANDSHAKE("03-raw-handshake"),
        FRAMES("04-raw-frames"),
        JETTY("05-jetty-echo");

        private final String chapter;

        Rung(String chapter) {
            this.chapter = chapter;
        }

        /** The results of all cases. Those about compression are played where chapter 04's server agrees to it. */
        List<Result> climb() throws IOException {
            return switch (this) {
                case HANDSHAKE -> check(() -> RawHandshake.startDefault(0), _ -> true);
                case FRAMES ->
                    Stream.concat(
                                    check(() -> RawFrames.startDefault(0), rule -> rule.group() != Group.DEFLATE)
                                            .stream(),
                                    check(
                                            () -> RawFrames.start(0, true, Limits.DEFAULT),
                                            rule -> rule.group() == Group.DEFLATE)
                                            .stream())
                            .toList();
                case JETTY -> check(() -> EchoServer.startDefault(0), _ -> true);
            };
        }
    }

    /** Its place in the texts. */
    static final WrittenTable TABLE = new WrittenTable("ladder");

    private Ladder() {}

    /** Takes about half a minute. */
    public static void main(String... args) throws IOException {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "off"); // Jetty warns of every mistake of a client
        Map<Rung, List<Result>> results = new EnumMap<>(Rung.class);
        for (Rung rung : Rung.values()) {
            System.err.println("Checking chapter " + rung.chapter + " ...");
            results.put(rung, rung.climb());
        }
        for (Language language : Language.values()) {
            Path text = text(language);
            Files.writeString(text, TABLE.put(Files.readString(text), table(results, language)));
        }
        System.out.print(table(results, Language.EN));
    }

    /** The results of some cases against a server. */
    static List<Result> check(Start start, Predicate<Case> which) throws IOException {
        try (ChapterServer server = quietly(start)) {
            return Checker.of(URI.create("ws://localhost:" + server.port() + "/echo"))
                    .run(Checker.allCases().stream().filter(which).toList(), _ -> {});
        }
    }

    /** The servers log each request to the standard output that they find when they start. */
    private static ChapterServer quietly(Start start) throws IOException {
        PrintStream out = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        try {
            return start.server();
        } finally {
            System.setOut(out);
        }
    }

    /** The text at the top in this language. */
    static Path text(Language language) {
        return Web.repositoryFolder("chapters")
                .resolveSibling(language == Language.EN ? "README.md" : "README.zh-CN.md");
    }

    // region table
    /** A row a chapter, a column a group, passed of all; at the end how many failed. */
    static String table(Map<Rung, List<Result>> results, Language language) {
        List<String> groups = Arrays.stream(Group.values()).map(Group::id).toList();
        boolean english = language == Language.EN;
        return WrittenTable.row(english ? "Chapter" : "章节", groups, english ? "failed" : "失败")
                + WrittenTable.row("---", groups.stream().map(_ -> "---:").toList(), "---:")
                + results.entrySet().stream()
                        .map(entry -> WrittenTable.row(
                                link(entry.getKey().chapter, english),
                                Arrays.stream(Group.values())
                                        .map(group -> passed(entry.getValue(), group))
                                        .toList(),
                                Long.toString(Report.count(entry.getValue(), Outcome.FAILED))))
                        .collect(Collectors.joining());
    }

    private static String link(String chapter, boolean english) {
        return "[" + chapter.substring(0, 2) + "](chapters/" + chapter + "/" + (english ? "" : "README.zh-CN.md") + ")";
    }

    private static String passed(List<Result> results, Group group) {
        List<Result> some = results.stream()
                .filter(result -> result.rule().group() == group)
                .toList();
        return Report.count(some, Outcome.PASSED) + "/" + some.size();
    }
    // endregion
}
