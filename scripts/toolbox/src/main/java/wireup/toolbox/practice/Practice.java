package wireup.toolbox.practice;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import wireup.toolbox.Tool;
import wireup.toolbox.check.Language;
import wireup.toolbox.check.Text;
import wireup.toolbox.practice.Judge.Verdict;

/** {@code scripts/practice}: write the parts of a chapter that matter, and have them judged by the chapter's tests. */
@Command(
        name = "scripts/practice",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Makes a copy of chapter NN in target/practice in which parts are blank",
            "(// your turn: …), and judges what you write there by the chapter's own tests",
            "and the checker: the first step that fails is shown. After the steps come",
            "three exercises: fix, extend, attack. The status is 0 when all are done, else 1."
        })
public final class Practice implements Callable<Integer> {

    /** Finds the first task of a copy that fails; null if none does. */
    interface Judging {
        Verdict of(WorkingCopy copy) throws IOException, InterruptedException;
    }

    /** How long a task may take; the slowest of ours takes two seconds. */
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    /** A WatchService would look no sooner on macOS, and lose a copy that another command makes anew. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NN", description = "The chapter, by its number or its folder's name.")
    private String chapter;

    @Option(names = "--hint", description = "Shows a hint to the first step that fails; each time one more.")
    private boolean hint;

    @Option(names = "--watch", description = "Judges again whenever a file of the copy is saved, until Ctrl-C.")
    private boolean watch;

    @Option(names = "--diff", description = "Shows how what you wrote differs from our solution, up to your step.")
    private boolean diff;

    @Option(names = "--reset", description = "Throws the copy away and makes a new one.")
    private boolean reset;

    private final Path folder;
    private final Language language;
    private final Judging judging;

    Practice() {
        this(fromHere(Progress.folder()), Language.of(Locale.getDefault()), copy -> Trial.of(copy, DEADLINE));
    }

    /** With the copies in another folder, or judged in another way. */
    Practice(Path folder, Language language, Judging judging) {
        this.folder = folder;
        this.language = language;
        this.judging = judging;
    }

    /** A path as short as it may be printed. */
    private static Path fromHere(Path path) {
        Path here = Path.of("").toAbsolutePath();
        return path.startsWith(here) ? here.relativize(path) : path;
    }

    /** Judges, and ends with the status: 0 when all is done, 1 when it is not, 2 on a bad option. */
    public static void main(String... args) {
        Tool.main(new Practice(), args);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Course course = Course.of(chapter)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "There is no practice for chapter " + chapter + ". There is for: "
                                + Course.all().stream().map(Course::slug).collect(Collectors.joining(" ")) + "."));
        WorkingCopy copy = new WorkingCopy(course, folder.resolve(course.slug()));
        Files.createDirectories(folder);
        try (FileChannel file =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            FileLock alone = file.lock(); // whoever runs two at once has them one after the other
            begin(copy);
            while (true) {
                Map<Path, FileTime> judged = times(copy);
                int done = judge(copy);
                if (!watch) {
                    return done == course.tasks().size() ? 0 : 1;
                }
                say("Waiting for you to save. Ctrl-C ends.", "等待保存。按 Ctrl-C 结束。");
                while (times(copy).equals(judged)) {
                    alone.release();
                    Thread.sleep(BETWEEN_LOOKS);
                    alone = file.lock();
                }
            }
        }
    }

    private void begin(WorkingCopy copy) throws IOException {
        if (reset) {
            copy.delete();
        }
        if (!copy.exists()) {
            copy.write(0);
            Progress.in(folder).forget(copy.course());
            say("Your copy of the chapter: " + copy.folder(), "你的工作副本：" + copy.folder());
        }
    }

    /** Judges once, tells what came of it, and returns how many tasks are done. */
    private int judge(WorkingCopy copy) throws IOException, InterruptedException {
        List<Task> tasks = copy.course().tasks();
        Verdict failed = judging.of(copy);
        Progress progress = Progress.in(folder);
        boolean compiles = failed == null || !failed.task().isEmpty(); // what does not takes nothing away
        int done = compiles ? copy.course().doneBefore(failed) : progress.done(copy.course());
        progress.done(copy.course(), done);
        Told told = new Told(copy, language);
        PrintWriter out = out();
        out.println(told.progress(done));
        out.print(failed == null ? told.end() : told.failure(failed));
        if (hint && done < tasks.size()) {
            out.print(told.hints(tasks.get(done), progress.hint(copy.course(), tasks.get(done))));
        }
        if (diff) {
            out.print(Diff.of(copy, Math.min(done + 1, tasks.size())));
        }
        out.flush();
        return done;
    }

    private static Map<Path, FileTime> times(WorkingCopy copy) throws IOException {
        Map<Path, FileTime> times = new HashMap<>();
        for (Path file : copy.files()) {
            times.put(file, Files.getLastModifiedTime(file));
        }
        return times;
    }

    private void say(String en, String zh) {
        out().println(new Text(en, zh).in(language));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
