package wireup.toolbox.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which cores the servers and the load client run on, so that they do not take time from each other: the server has one
 * of its own, where the system has {@code taskset} (Linux) and at least two cores.
 *
 * @param server the server's core; empty where processes cannot be pinned
 * @param client all others
 */
public record Cores(String server, String client) {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String ALLOWED = "Cpus_allowed_list:";
    private static final Cores ANY = new Cores("", "");

    /** Pins this process to the client's cores. */
    public static Cores pin() throws IOException, InterruptedException {
        Cores cores = Files.exists(STATUS) ? of(Files.readString(STATUS)) : ANY;
        if (cores.server().isEmpty()) {
            return ANY;
        }
        String pid = Long.toString(ProcessHandle.current().pid());
        try {
            Process taskset = new ProcessBuilder("taskset", "-a", "-cp", cores.client(), pid)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return taskset.waitFor() == 0 ? cores : ANY;
        } catch (IOException _) {
            return ANY; // there is no taskset
        }
    }

    /** Divides the cores that a process may use, from its {@code /proc/PID/status}: "0-1" or "0,2-3". */
    static Cores of(String status) {
        String list = status.lines()
                .filter(line -> line.startsWith(ALLOWED))
                .map(line -> line.substring(ALLOWED.length()).strip())
                .findFirst()
                .orElse("0");
        List<String> cores = Arrays.stream(list.split(","))
                .map(range -> range.split("-"))
                .flatMapToInt(range ->
                        IntStream.rangeClosed(Integer.parseInt(range[0]), Integer.parseInt(range[range.length - 1])))
                .mapToObj(Integer::toString)
                .toList();
        return cores.size() < 2
                ? ANY
                : new Cores(cores.getFirst(), cores.stream().skip(1).collect(Collectors.joining(",")));
    }

    /** What to write before the command of a server. */
    public List<String> prefix() {
        return server.isEmpty() ? List.of() : List.of("taskset", "-c", server);
    }

    @Override
    public String toString() {
        return server.isEmpty()
                ? "nothing pinned: server and client may have taken time from each other"
                : "server pinned to core " + server + ", client to " + client;
    }
}
