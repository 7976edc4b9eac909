package wireup.toolbox.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code scripts/check}: checks a WebSocket echo server by the rules of RFC 6455, and explains what is wrong. */
@Command(
        name = "scripts/check",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Checks any WebSocket echo server, in whatever language it is written, by the rules of RFC 6455 and 7692.",
            ""
        },
        footer = {
            "",
            "The groups: handshake, frames, fragments, control, utf-8, close, limits, deflate.",
            "",
            "What a rule weighs:",
            "  MUST    An RFC demands it. A server that breaks it fails.",
            "  SHOULD  An RFC recommends it. A server that does otherwise is lenient, and does not fail.",
            "  OPEN    The RFCs leave it to the server. Always passes; the report tells what the server does.",
            "  ROBUST  Attacks have taught it, the source is given. A server that breaks it fails.",
            "A server that drops a connection where a Close frame should say why is lenient too.",
            "Where it does not speak permessage-deflate, the cases about compressed messages are not applicable.",
            "",
            "The server must answer each text or binary message with the same message. The check takes some 12 s:",
            "a server has 10 s to get rid of a client that is too slow.",
            "",
            "Exit status: 0 nothing failed, 1 something failed, 2 the check could not run."
        })
public final class Check implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "URL", description = "The echo, for example ws://localhost:9998/echo.")
    private String url;

    @Option(
            names = "--only",
            paramLabel = "GROUP|ID",
            description = "Only this group or this case, for example utf-8 or frames.unmasked-text.")
    private String only;

    @Option(names = "--lang", paramLabel = "en|zh", description = "The report's language. Default: the locale's.")
    private String lang;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the results into this file too, as JSON.")
    private Path json;

    @Option(
            names = "--allow-remote",
            description = "Checks a server on another machine. It is stressed: have its owner's consent.")
    private boolean allowRemote;

    /** Runs the check and ends the process with its status. Reports are UTF-8, whatever the locale. */
    public static void main(String... args) {
        Check check = new Check();
        CommandLine line = new CommandLine(check)
                .setOut(new PrintWriter(System.out, true, UTF_8))
                .setErr(new PrintWriter(System.err, true, UTF_8));
        System.exit(check.execute(line, args));
    }

    /** Runs the check with this command line, and says in one line why it could not. */
    int execute(CommandLine line, String... args) {
        line.setParameterExceptionHandler((problem, _) -> fail(
                line.getErr(), problem.getMessage() + " (" + line.getCommandName() + " --help shows the options.)"));
        line.setExecutionExceptionHandler((problem, _, _) -> fail(
                line.getErr(),
                problem instanceof CannotRun reason ? reason.text().in(language()) : problem.toString()));
        return line.execute(args);
    }

    private static int fail(PrintWriter err, String message) {
        err.println(message.lines().findFirst().orElse("Unknown failure."));
        return CommandLine.ExitCode.USAGE;
    }

    private Language language() {
        return lang == null ? Language.of(Locale.getDefault()) : Language.valueOf(lang.toUpperCase(Locale.ROOT));
    }

    @Override
    public Integer call() throws IOException {
        if (lang != null && !List.of("en", "zh").contains(lang)) {
            String wrong = lang;
            lang = null;
            throw new CannotRun("--lang takes en or zh, not " + wrong + ".", "--lang 只能是 en 或 zh，不能是 " + wrong + "。");
        }
        Checker checker = Checker.of(uri());
        if (!checker.isLocal() && !allowRemote) {
            throw new CannotRun(
                    "That server is on another machine: add --allow-remote if its owner agrees.",
                    "这个服务器在别的机器上：如果它的主人同意，请加上 --allow-remote。");
        }
        List<Case> cases = chosen();
        AtomicInteger done = new AtomicInteger();
        PrintWriter err = spec.commandLine().getErr();
        List<Result> results = checker.run(cases, _ -> progress(err, done.incrementAndGet(), cases.size()));
        if (json != null) {
            writeJson(results);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(new Report(language()).of(results));
        out.flush();
        return Report.count(results, Outcome.FAILED) == 0 ? 0 : 1;
    }

    /** A dot for every ten cases, and the count at the end. */
    private static void progress(PrintWriter err, int done, int all) {
        err.print((done % 10 == 0 ? "." : "") + (done == all ? " " + done + "/" + all + "\n" : ""));
        err.flush();
    }

    private URI uri() {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException _) {
            throw new CannotRun(
                    url + " is no WebSocket URL: give one like ws://localhost:9998/echo.",
                    url + " 不是 WebSocket 地址：请给出类似 ws://localhost:9998/echo 的地址。");
        }
    }

    private List<Case> chosen() {
        List<Case> cases = Checker.allCases().stream()
                .filter(rule -> only == null
                        || rule.id().equals(only)
                        || rule.group().id().equals(only))
                .toList();
        if (cases.isEmpty()) {
            String groups = Arrays.stream(Group.values()).map(Group::id).collect(Collectors.joining(", "));
            throw new CannotRun(
                    "There is no group and no case " + only + ". The groups are: " + groups + ".",
                    "没有名为 " + only + " 的分组或用例。分组有：" + groups + "。");
        }
        return cases;
    }

    private void writeJson(List<Result> results) {
        try {
            Files.writeString(json, JsonReport.of(results));
        } catch (IOException e) {
            throw new CannotRun("Cannot write " + json + ": choose another file.", "无法写入 " + json + "：请换一个文件。");
        }
    }
}
