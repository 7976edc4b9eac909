package wireup.toolbox.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import wireup.support.Web;
import wireup.toolbox.Tool;
import wireup.toolbox.tap.TapPrice;

/** Compares the speed and the memory of echo servers on this machine. */
@Command(
        name = "scripts/bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Echo servers side by side: messages a second, latency, CPU time, memory of idle connections.")
final class Bench implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--quick", description = "Some two minutes instead of twelve; rougher.")
    private boolean quick;

    @Option(names = "--only", split = ",", paramLabel = "SERVER", description = "Only these: ${DEFAULT-VALUE}.")
    private List<String> servers = Contender.all().map(Contender::id).toList();

    @Option(names = "--workload", split = ",", paramLabel = "NAME", description = "Only these: ${DEFAULT-VALUE}.")
    private List<String> workloads = Stream.concat(Workload.ALL.stream(), Stream.of(Workload.IDLE))
            .map(Workload::name)
            .toList();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "How often everything is measured. Default: 5, quick 2.")
    private Integer rounds;

    @Option(names = "--out", paramLabel = "FOLDER", description = "For CSV, chart and logs. Default: target/bench.")
    private Path out = Web.repositoryFolder("scripts").resolveSibling("target").resolve("bench");

    @Option(names = "--publish", description = "Put the figures of all servers into chapter 04's folder and texts.")
    private boolean publish;

    @Option(
            names = "--tap",
            description = "Nothing but what the tap of the wire view costs, in half a minute; with --publish also into"
                    + " CONTRIBUTING.md.")
    private boolean tap;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (tap) {
            return tap();
        }
        List<Contender> contenders = choose("server", servers, Contender.all().toList(), Contender::id);
        List<Workload> chosen = choose(
                "workload",
                workloads,
                Stream.concat(Workload.ALL.stream(), Stream.of(Workload.IDLE)).toList(),
                Workload::name);
        if (rounds != null && rounds < 1) {
            throw new ParameterException(spec.commandLine(), "At least one round: --rounds 1.");
        }
        boolean everything = contenders.size() == Contender.values().length && chosen.size() == Workload.ALL.size() + 1;
        if (publish && !everything) {
            throw new ParameterException(spec.commandLine(), "--publish takes all servers and workloads.");
        }
        boolean idle = chosen.contains(Workload.IDLE);
        if (idle && !IdleCost.obstacle().isEmpty()) {
            throw new IOException(IdleCost.obstacle());
        }
        Pace pace = quick ? Pace.QUICK : Pace.FULL;
        long start = System.nanoTime();
        Cores cores = Cores.pin();
        List<Workload> races = Workload.ALL.stream().filter(chosen::contains).toList();
        Contest contest = new Contest(contenders, races, rounds == null ? pace : pace.withRounds(rounds), out, cores);
        if (!races.isEmpty()) {
            contest.race();
            write(contest.results());
        }
        if (idle) {
            contest.idle();
            write(contest.results());
        }
        if (publish) {
            Published.write(contest.results());
        }
        System.out.print(Tables.of(contest.results()));
        System.out.printf(
                "%nAbsolute numbers, which say little beyond this machine and this minute, are in %s.%n",
                out.normalize());
        System.out.printf(
                "%s, in %d s. Machine: %d cores, %s %s; %s %s; %s.%n",
                Stream.concat(Stream.of("scripts/bench"), spec.commandLine().getParseResult().originalArgs().stream())
                        .collect(Collectors.joining(" ")),
                Duration.ofNanos(System.nanoTime() - start).toSeconds(),
                CORES,
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                System.getProperty("java.vm.name"),
                System.getProperty("java.vm.version"),
                cores);
        return 0;
    }

    private int tap() throws IOException {
        if (spec.commandLine().getParseResult().matchedOptions().size() > (publish ? 2 : 1)) {
            throw new ParameterException(spec.commandLine(), "--tap takes no other option than --publish.");
        }
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "off");
        TapPrice price = TapPrice.measure();
        if (publish) {
            price.publish();
        }
        System.out.print(price.table());
        return 0;
    }

    /** Counted before this process is pinned. */
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private void write(Results results) throws IOException {
        Files.createDirectories(out);
        if (!results.workloads().isEmpty()) {
            Files.writeString(out.resolve("bench.csv"), results.csv());
            Files.writeString(out.resolve("bench.svg"), Chart.of(results));
        }
        if (!results.idle().isEmpty()) {
            Files.writeString(out.resolve("idle.csv"), results.idleCsv());
        }
    }

    private <T> List<T> choose(String what, Collection<String> names, List<T> all, Function<T, String> nameOf) {
        List<String> known = all.stream().map(nameOf).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "There is no %s %s. These are: %s.".formatted(what, name, String.join(", ", known)));
            }
        }
        return all.stream().filter(one -> names.contains(nameOf.apply(one))).toList();
    }

    /** Ends with 0 when all was measured, 1 when that failed, 2 on a bad option. */
    public static void main(String... args) {
        Tool.main(new Bench(), args);
    }
}
