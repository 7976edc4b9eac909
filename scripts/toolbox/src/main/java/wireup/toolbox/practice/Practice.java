package wireup.toolbox.practice;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
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
            "Makes a copy of chapter NN in target/practice in which parts are blank (// your turn: …), and judges",
            "what you write there by the chapter's own tests and the checker: the first step that fails is shown.",
            "After the steps come three exercises: fix, extend, attack. The status is 0 when all are done, else 1."
        })
public final class Practice implements Callable<Integer> {

    /** How long a task may take; the slowest of ours takes two seconds. */
    private static final Duration DEADLINE = Duration.ofSeconds(30);

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

    private final Language language = Language.of(Locale.getDefault());
    private final Path folder = Progress.folder();

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
        if (reset || !copy.exists()) {
            copy.delete();
            copy.write(0);
            Progress.in(folder).forget(course);
            say("Your copy of the chapter: " + copy.folder(), "你的工作副本：" + copy.folder());
        }
        int done = judge(copy);
        while (watch) {
            awaitSave(copy);
            done = judge(copy);
        }
        return done == course.tasks().size() ? 0 : 1;
    }

    /** Judges once, tells what came of it, and returns how many tasks are done. */
    private int judge(WorkingCopy copy) throws IOException, InterruptedException {
        List<Task> tasks = copy.course().tasks();
        Verdict failed = Trial.of(copy, DEADLINE);
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

    private void awaitSave(WorkingCopy copy) throws IOException, InterruptedException {
        say("Waiting for you to save. Ctrl-C ends.", "等待保存。按 Ctrl-C 结束。");
        Map<Path, FileTime> before = times(copy);
        do {
            Thread.sleep(BETWEEN_LOOKS);
        } while (times(copy).equals(before));
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
