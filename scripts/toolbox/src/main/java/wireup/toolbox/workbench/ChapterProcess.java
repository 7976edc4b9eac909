package wireup.toolbox.workbench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A chapter's server in a JVM of its own, on a free port. What it prints is read to the end, and its last lines kept. */
final class ChapterProcess implements AutoCloseable {

    /** How many lines of what it printed are kept. */
    private static final int LAST_LINES = 20;

    /** A longer line is cut, in characters. */
    private static final int LONGEST_LINE = 1_000;

    /** A server has 5 seconds to end in order ({@link wireup.support.ChapterServer#close}), and a JVM some to go. */
    private static final int PATIENCE_SECONDS = 7;

    /** How a server says where it is. */
    static final Pattern URL = Pattern.compile("http://localhost:(\\d+)/");

    private final Process process;
    private final ArrayDeque<String> lastLines = new ArrayDeque<>();

    private ChapterProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts a chapter's server; {@link #read} must follow.
     *
     * @param options for its command line, besides the port
     * @param errors where its standard error goes; {@link Redirect#PIPE}: among the rest of its output
     */
    static ChapterProcess start(Chapter chapter, List<String> options, Redirect errors) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Duser.language=" + System.getProperty("user.language"),
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-jar",
                chapter.archive().toString(),
                "-p",
                "0"));
        command.addAll(options);
        Process process = new ProcessBuilder(command)
                .redirectError(errors)
                .redirectErrorStream(errors.equals(Redirect.PIPE))
                .start();
        process.getOutputStream().close();
        return new ChapterProcess(process);
    }

    /**
     * Reads what the server prints, until the process is gone.
     *
     * @param ready told once of the port that the server listens on, as soon as it does
     * @param output told of each line then, with this port in it
     * @return the status that the process exited with
     */
    int read(IntConsumer ready, Consumer<String> output) {
        boolean isReady = false;
        try (BufferedReader lines = process.inputReader(UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                keep(line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "…" : line);
                Matcher url = URL.matcher(line);
                if (!isReady && url.find()) {
                    isReady = true;
                    ready.accept(Integer.parseInt(url.group(1)));
                }
                output.accept(line);
            }
        } catch (IOException _) {
            // The process is gone, and so is what it would still have said.
        }
        return process.onExit().join().exitValue();
    }

    private synchronized void keep(String line) {
        if (lastLines.size() == LAST_LINES) {
            lastLines.removeFirst();
        }
        lastLines.addLast(line);
    }

    /** The last lines that it printed, at most 20. */
    synchronized Collection<String> lastLines() {
        return List.copyOf(lastLines);
    }

    /** Lets the server end in order, then waits until the process is gone; one that does not go is killed. */
    @Override
    public void close() {
        process.destroy();
        process.onExit()
                .completeOnTimeout(process, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .thenApply(Process::destroyForcibly)
                .thenCompose(Process::onExit)
                .join();
    }
}
