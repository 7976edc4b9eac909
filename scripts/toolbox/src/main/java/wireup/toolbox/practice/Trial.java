package wireup.toolbox.practice;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.google.gson.JsonSyntaxException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import wireup.toolbox.check.Text;
import wireup.toolbox.practice.Judge.Verdict;

/** A judgement in a process of its own, which is ended when a task takes too long: loops of a learner may not end. */
final class Trial {

    /** Said by the process when it is over. */
    private static final Verdict END = new Verdict(null, null);

    private Trial() {}

    /**
     * Judges a copy.
     *
     * @param deadline how long a task may take
     * @return the first failure, or null if there is none
     * @throws IOException if the judge cannot be started, or ended without a verdict
     */
    static Verdict of(WorkingCopy copy, Duration deadline) throws IOException, InterruptedException {
        Process judge = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1", // it lives for seconds
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Judge.class.getName(),
                        copy.course().slug(),
                        copy.folder().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BlockingQueue<Verdict> verdicts = new LinkedBlockingQueue<>();
        Thread reader = Thread.ofVirtual().start(() -> read(judge, verdicts));
        try {
            return collect(copy.course(), verdicts, deadline);
        } finally {
            judge.destroyForcibly().waitFor();
            reader.join();
        }
    }

    private static Verdict collect(Course course, BlockingQueue<Verdict> verdicts, Duration deadline)
            throws IOException, InterruptedException {
        List<Task> tasks = course.tasks();
        int passed = 0;
        while (true) {
            Verdict verdict = verdicts.poll(deadline.toMillis(), TimeUnit.MILLISECONDS);
            if (verdict == null) {
                return new Verdict(tasks.get(Math.min(passed, tasks.size() - 1)).name(), tooLong(deadline));
            }
            if (verdict.failure() != null) {
                return verdict;
            }
            if (verdict.task() == null && passed < tasks.size()) {
                throw new IOException("The judge ended without a verdict; what it said stands above.");
            }
            if (verdict.task() == null) {
                return null;
            }
            passed++;
        }
    }

    private static Text tooLong(Duration deadline) {
        long seconds = deadline.toSeconds();
        return new Text(
                Failures.line(
                        "Came: ",
                        "no end within " + seconds + " s: a loop that never ends, or a read of bytes that"
                                + " never come"),
                Failures.line("实际：", seconds + " 秒内没有结束：循环没有终点，或者在读永远不会来的字节"));
    }

    private static void read(Process judge, BlockingQueue<Verdict> verdicts) {
        try (BufferedReader lines = judge.inputReader(UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                verdicts.add(new Gson().fromJson(line, Verdict.class));
            }
        } catch (IOException | UncheckedIOException | JsonSyntaxException _) {
            // The process was ended: no more verdicts.
        }
        verdicts.add(END);
    }
}
