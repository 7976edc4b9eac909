package wireup.toolbox.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import wireup.support.Web;
import wireup.toolbox.Tool;
import wireup.toolbox.bench.Cores;
import wireup.toolbox.check.Language;

/** {@code scripts/compare}: the same changes of the board by polling, long polling, SSE and WebSocket. */
@Command(name = "scripts/compare", mixinStandardHelpOptions = true, sortOptions = false, description = "x")
final class Compare implements Callable<Integer> {

    private static final List<Integer> CLIENTS = List.of(1, 100, 1000);

    @Option(names = "--quick", description = "Less than a minute instead of eight; rougher.")
    private boolean quick;

    @Option(names = "--out", paramLabel = "FOLDER", description = "For CSV, chart and logs. Default: target/compare.")
    private Path out = Web.repositoryFolder("scripts").resolveSibling("target").resolve("compare");

    @Override
    public Integer call() throws IOException, InterruptedException {
        Pace pace = quick ? Pace.QUICK : Pace.FULL;
        Cores cores = Cores.pin();
        List<Sample> samples = new ArrayList<>();
        for (Way way : Way.all()) {
            String title = way.title(Language.EN);
            System.err.println(title + ": warming up");
            try (Trial trial = Trial.start(way, out, cores)) {
                trial.warmUp(pace.warmUp());
                for (int clients : CLIENTS) {
                    System.err.println(title + ": " + clients + " clients");
                    samples.add(trial.measure(clients, pace.measure()));
                }
            }
        }
        Files.writeString(out.resolve("compare.csv"), Sample.csv(samples));
        System.out.print(Report.of(samples));
        return 0;
    }

    /** Ends with 0. */
    public static void main(String... args) {
        Tool.main(new Compare(), args);
    }
}
