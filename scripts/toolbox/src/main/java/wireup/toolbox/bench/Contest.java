package wireup.toolbox.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Measures servers side by side. Each is started and warmed up once, and frozen; then each in turn is thawed, measured
 * and frozen again. So it is alone while it is measured, and yet two measurements that are compared are seconds apart. A
 * JVM started anew for each round would be warm in no round, or the rounds would be minutes long.
 */
final class Contest {

    private static final int TRIES = 3;

    private final List<Contender> contenders;
    private final Pace pace;
    private final Path out;
    private final Cores cores;
    private final Results results;

    Contest(List<Contender> contenders, List<Workload> workloads, Pace pace, Path out, Cores cores) {
        this.contenders = contenders;
        this.pace = pace;
        this.out = out;
        this.cores = cores;
        this.results = new Results(contenders, workloads);
    }

    Results results() {
        return results;
    }

    /** Speed: warm-up, then the rounds. The order of the servers is another each time. */
    void race() throws IOException, InterruptedException {
        Map<Contender, ServerProcess> servers = new EnumMap<>(Contender.class);
        try {
            for (Contender contender : contenders) {
                say("Warming up " + contender.title());
                ServerProcess server = start(contender);
                servers.put(contender, server);
                for (Workload workload : results.workloads()) {
                    load(contender, server, workload, pace.warmUp());
                }
                server.freeze();
            }
            for (int round = 0; round < pace.rounds(); round++) {
                for (Workload workload : results.workloads()) {
                    say("Round " + (round + 1) + " of " + pace.rounds() + ": " + workload.title());
                    List<Contender> order = new ArrayList<>(contenders);
                    Collections.rotate(order, round + results.workloads().indexOf(workload));
                    for (Contender contender : order) {
                        ServerProcess server = servers.get(contender);
                        server.thaw();
                        results.add(
                                workload, contender, load(contender, server, workload, pace.settle(), pace.measure()));
                        server.freeze();
                    }
                }
            }
        } finally {
            servers.values().forEach(ServerProcess::close);
        }
    }

    /** Memory: each server started anew, and ended before the next. */
    void idle() throws IOException, InterruptedException {
        for (Contender contender : contenders) {
            if (contender.isServer()) {
                say("Idle connections: " + contender.title());
                try (ServerProcess server = start(contender)) {
                    results.add(contender, IdleCost.measure(server));
                } catch (WrongEcho e) {
                    throw named(contender, Workload.IDLE, e);
                }
            }
        }
    }

    /** A server that loses an echo now and then is measured again, and that is told. */
    private Sample load(Contender contender, ServerProcess server, Workload workload, Duration... times)
            throws IOException {
        for (int tries = 1; true; tries++) {
            try {
                return loadOnce(server, workload, times);
            } catch (WrongEcho e) {
                IOException problem = named(contender, workload, e);
                if (!(e instanceof LostEcho) || tries == TRIES) {
                    throw problem;
                }
                results.addLost(contender);
                say(problem.getMessage() + "; once more");
            }
        }
    }

    /** Runs on the same connections one time after the other; returns the last sample. */
    private static Sample loadOnce(ServerProcess server, Workload workload, Duration... times) throws IOException {
        Sample last = null;
        try (Load load = Load.open(server.port(), workload)) {
            for (Duration time : times) {
                last = load.run(time, server::cpu);
            }
        }
        return last;
    }

    private static IOException named(Contender contender, Workload workload, WrongEcho problem) {
        return new IOException(contender.title() + ", " + workload.name() + ": " + problem.getMessage(), problem);
    }

    private ServerProcess start(Contender contender) throws IOException, InterruptedException {
        return ServerProcess.start(contender.title(), contender.command(), out.resolve(contender.id() + ".log"), cores);
    }

    private static void say(String progress) {
        System.err.println(progress);
    }
}
