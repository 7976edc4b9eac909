package wireup.toolbox.compare;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import wireup.support.Web;
import wireup.toolbox.Tool;
import wireup.toolbox.bench.Cores;
import wireup.toolbox.check.Language;

/** {@code scripts/compare}: the same changes of a board, and every way that brings them to its screens. */
@Command(
        name = "scripts/compare",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "The same changes of a departures board by polling (every second, every 100 ms), long polling, Server-Sent"
                    + " Events and WebSocket, to 1, 100 and 1,000 clients: bytes an update, requests, how old the news is,"
                    + " CPU time and memory of the server.",
            ""
        },
        footer = {
            "",
            "The servers are those of chapters 01, 02 and 05, each in a process of its own. The clients are one more; they"
                    + " send what Chromium sends, and count bytes at their sockets. TCP and IP come on top. How old news is"
                    + " tells the machine's clock, which all processes share.",
            "",
            "Exit status: 0 what the texts claim is confirmed, 1 it is not or the measurement failed, 2 a bad option."
        })
final class Compare implements Callable<Integer> {

    private static final List<Integer> CLIENTS = List.of(1, 100, 1000);

    /** Counted before this process is pinned. */
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    @Spec
    private CommandSpec spec;

    @Option(names = "--quick", description = "Less than a minute instead of eight; rougher.")
    private boolean quick;

    @Option(names = "--out", paramLabel = "FOLDER", description = "For CSV, chart and logs. Default: target/compare.")
    private Path out = Web.repositoryFolder("scripts").resolveSibling("target").resolve("compare");

    @Option(names = "--publish", description = "Put the figures into chapter 02's folder and the texts that show them.")
    private boolean publish;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (publish && quick) {
            throw new ParameterException(spec.commandLine(), "--publish takes a whole run: leave out --quick.");
        }
        try {
            Files.createDirectories(out);
        } catch (IOException _) {
            throw new ParameterException(spec.commandLine(), out + " cannot be made a folder: choose another --out.");
        }
        long start = System.nanoTime();
        Cores cores = Cores.pin();
        List<Sample> samples = new ArrayList<>();
        for (Way way : Way.all()) {
            samples.addAll(measure(way, quick ? Pace.QUICK : Pace.FULL, cores));
        }
        Files.writeString(out.resolve("compare.csv"), Sample.csv(samples));
        Files.writeString(out.resolve("compare.svg"), Chart.of(samples));
        if (publish) {
            Published.write(samples);
        }
        PrintWriter stdout = spec.commandLine().getOut();
        stdout.println(Report.of(samples));
        stdout.printf(
                "%d s on %d cores, %s %s, %s; %s. CSV and chart are in %s.%n",
                Duration.ofNanos(System.nanoTime() - start).toSeconds(),
                CORES,
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                System.getProperty("java.vm.version"),
                cores,
                out.normalize());
        return Claim.ALL.stream().allMatch(claim -> claim.holds(samples)) ? 0 : 1;
    }

    private List<Sample> measure(Way way, Pace pace, Cores cores) throws IOException, InterruptedException {
        String title = way.title(Language.EN);
        List<Sample> samples = new ArrayList<>();
        System.err.println(title + ": warming up");
        try (Trial trial = Trial.start(way, out, cores)) {
            trial.warmUp(pace.warmUp());
            for (int clients : CLIENTS) {
                System.err.println(title + ": clients: " + clients);
                samples.add(trial.measure(clients, pace.measure()));
            }
        } catch (IOException e) {
            throw new IOException(title + ": " + e.getMessage(), e);
        }
        return samples;
    }

    public static void main(String... args) {
        Tool.main(new Compare(), args);
    }
}
