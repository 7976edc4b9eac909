package wireup.toolbox.bench;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server in a JVM process of its own. While another is measured it is frozen: it uses no CPU time at all. */
public final class ServerProcess implements Closeable {

    /**
     * The same for all. On one core the serial collector is what the JVM chooses by itself, and the only one without
     * threads that compete with the server's own for that core. The heap has its full size and its pages from the start:
     * no server is measured while the system finds memory for it, and what the process takes more later is outside the
     * heap. The last two let Netty and Undertow use native code and Unsafe as they would on an older Java.
     */
    private static final List<String> FLAGS = List.of(
            "-Xms512m",
            "-Xmx512m",
            "-XX:+AlwaysPreTouch",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private static final Duration START = Duration.ofSeconds(60);
    private static final int LOOK_EVERY_MS = 20;
    private static final Pattern URL = Pattern.compile("http://localhost:(\\d+)");
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");

    /** The collector puts such an object into a gap that it does not close this time. */
    private static final Pattern FILLER = Pattern.compile("(?m) (\\d+) +(?:\\[L)?jdk\\.internal\\.vm\\.Filler");

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin");

    private final String title;
    private final Process process;
    private final Path log;
    private int port;

    private ServerProcess(String title, Process process, Path log) {
        this.title = title;
        this.process = process;
        this.log = log;
    }

    /**
     * Starts a server and waits until it is ready.
     *
     * @param title what to call it when it fails
     * @param command its class with {@code main}, and the arguments
     * @param log the file for what the server prints; its folder is made
     * @throws IOException if it ends or is not ready after a minute, long enough for a busy machine
     */
    public static ServerProcess start(String title, List<String> command, Path log, Cores cores)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(cores.prefix());
        words.add(JAVA.resolve("java").toString());
        words.addAll(FLAGS);
        words.addAll(List.of("-cp", System.getProperty("java.class.path")));
        words.addAll(command);
        Files.createDirectories(log.toAbsolutePath().getParent());
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        ServerProcess server = new ServerProcess(title, process, log);
        try {
            server.port = Integer.parseInt(server.await(URL, START).group(1));
            return server;
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    /**
     * Waits until the server has printed something.
     *
     * @return the first place where it is
     * @throws IOException if the server ends, or has not printed it in time
     */
    public Matcher await(Pattern pattern, Duration patience) throws IOException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        boolean alive = true;
        while (alive && System.nanoTime() < end) {
            alive = !process.waitFor(LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
            Matcher printed = pattern.matcher(Files.readString(log));
            if (printed.find()) {
                return printed;
            }
        }
        String how = alive ? "was not ready after " + patience.toSeconds() + " s" : "ended by itself";
        throw new IOException(title + " " + how + "; what it printed is in " + log);
    }

    /** Writes a line to the server's standard input. */
    public void tell(String line) throws IOException {
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    /** The port that it listens on. */
    public int port() {
        return port;
    }

    /** The CPU time of the whole process so far. */
    public Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Stops the process until {@link #thaw}. */
    void freeze() throws IOException, InterruptedException {
        run("kill", "-STOP", Long.toString(process.pid()));
    }

    void thaw() throws IOException, InterruptedException {
        run("kill", "-CONT", Long.toString(process.pid()));
    }

    /** Collects garbage, then counts the bytes of all objects in the heap. */
    public long heap() throws IOException, InterruptedException {
        String histogram = run(JAVA.resolve("jcmd").toString(), Long.toString(process.pid()), "GC.class_histogram");
        Matcher total = TOTAL.matcher(histogram);
        if (!total.find()) {
            throw new IOException("jcmd did not count the heap: "
                    + histogram.lines().findFirst().orElse("it said nothing"));
        }
        long fillers = FILLER.matcher(histogram)
                .results()
                .mapToLong(filler -> Long.parseLong(filler.group(1)))
                .sum();
        return Long.parseLong(total.group(1)) - fillers;
    }

    /** The bytes of the process in memory, where the system tells them (Linux); else 0. */
    public long resident() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        Matcher resident = Pattern.compile("VmRSS:\\s+(\\d+) kB").matcher(Files.readString(status));
        return resident.find() ? Long.parseLong(resident.group(1)) * 1024 : 0;
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": "
                    + output.lines().findFirst().orElse("failed"));
        }
        return output;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
