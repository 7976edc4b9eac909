package wireup.toolbox.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * What an open connection costs a server that has nothing to do with it.
 *
 * @param heap bytes of heap for each, after a garbage collection
 * @param resident bytes of the process's memory for each outside the heap, buffers and thread stacks among them; rougher,
 *     and 0 where the system does not tell
 */
record IdleCost(double heap, double resident) {

    /** For the sockets of ten thousand connections and all else that a process has open. */
    private static final int DESCRIPTORS = Workload.IDLE.connections() + 200;

    private static final Workload ONE = new Workload("one", "one connection", 1, Workload.IDLE.bytes(), 1);

    /** Opens ten thousand connections, lets each of them exchange one message, and compares with before. */
    static IdleCost measure(ServerProcess server) throws IOException, InterruptedException {
        try (Load load = Load.open(server.port(), ONE)) {
            load.run(Duration.ofMillis(200), server::cpu); // what the first connection loads, it loads for all
        }
        long heap = server.heap();
        long resident = server.resident();
        try (Load load = Load.open(server.port(), Workload.IDLE)) {
            load.run(Duration.ZERO, server::cpu);
            double all = Workload.IDLE.connections();
            return new IdleCost((server.heap() - heap) / all, Math.max(0, server.resident() - resident) / all);
        }
    }

    /** A sentence that says what to do if this system does not let a process have so many connections; else empty. */
    static String obstacle() {
        long most = ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : Long.MAX_VALUE;
        return most >= DESCRIPTORS
                ? ""
                : "%d idle connections need %d file descriptors and a process may have %d: raise the limit (ulimit -n %d), or leave them out (--workload without idle)."
                        .formatted(Workload.IDLE.connections(), DESCRIPTORS, most, DESCRIPTORS);
    }
}
