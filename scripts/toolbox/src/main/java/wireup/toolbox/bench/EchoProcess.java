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
final class EchoProcess implements Closeable {

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
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin");

    private final Process process;
    private final int port;

    private EchoProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts a server and waits until it is ready.
     *
     * @param logs the folder for what the server prints
     * @throws IOException if it ends or is not ready after a minute, long enough for a busy machine
     */
    static EchoProcess start(Contender contender, Path logs, Cores cores) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(cores.prefix());
        command.add(JAVA.resolve("java").toString());
        command.addAll(FLAGS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(contender.command());
        Path log = Files.createDirectories(logs).resolve(contender.id() + ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        process.getOutputStream().close();
        long end = System.nanoTime() + START.toNanos();
        do {
            Matcher url = URL.matcher(Files.readString(log));
            if (url.find()) {
                return new EchoProcess(process, Integer.parseInt(url.group(1)));
            }
        } while (!process.waitFor(LOOK_EVERY_MS, TimeUnit.MILLISECONDS) && System.nanoTime() < end);
        String how = process.isAlive() ? "was not ready after " + START.toSeconds() + " s" : "ended at once";
        process.destroyForcibly();
        throw new IOException(contender.title() + " " + how + "; what it printed is in " + log);
    }

    int port() {
        return port;
    }

    /** The CPU time of the whole process so far. */
    Duration cpu() {
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
    long heap() throws IOException, InterruptedException {
        String histogram = run(JAVA.resolve("jcmd").toString(), Long.toString(process.pid()), "GC.class_histogram");
        Matcher total = Pattern.compile("(?m)^Total +\\d+ +(\\d+)").matcher(histogram);
        if (!total.find()) {
            throw new IOException("jcmd did not count the heap: "
                    + histogram.lines().findFirst().orElse("it said nothing"));
        }
        return Long.parseLong(total.group(1));
    }

    /** The bytes of the process in memory, where the system tells them (Linux); else 0. */
    long resident() throws IOException {
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
