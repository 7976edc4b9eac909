package wireup.toolbox.practice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import wireup.toolbox.check.Language;
import wireup.toolbox.check.Text;
import wireup.toolbox.practice.Judge.Verdict;

/** What a learner is told. */
final class Told {

    private final WorkingCopy copy;
    private final Language language;

    Told(WorkingCopy copy, Language language) {
        this.copy = copy;
        this.language = language;
    }

    /** One line: what is done of the chapter. */
    String progress(int done) {
        int all = copy.course().tasks().size();
        return copy.course().slug() + "  " + "■".repeat(done) + "□".repeat(all - done) + "  "
                + of(done + " of " + all + " done", "已完成 " + done + "/" + all);
    }

    /** The task that failed, what was expected and what came. */
    String failure(Verdict verdict) throws IOException {
        List<Task> tasks = copy.course().tasks();
        for (int i = 0; i < tasks.size(); i++) {
            Task task = tasks.get(i);
            if (task.name().equals(verdict.task())) {
                return title(task, i + 1) + place(task) + verdict.failure().in(language) + hintsLeft(task);
            }
        }
        return verdict.failure().in(language);
    }

    private String title(Task task, int number) {
        String kind = task.kind().text().in(language);
        return "\n" + kind + (task.kind() == Task.Kind.STEP ? " " + number : "")
                + of(": ", "：")
                + task.title().in(language) + "\n"
                + Wrapped.text(task.goal().in(language));
    }

    /** Where the learner writes; not where a fault is to be found. */
    private String place(Task task) throws IOException {
        if (task.kind() == Task.Kind.FIX) {
            return "";
        }
        Path file = copy.file(task);
        int line = Files.readAllLines(file).stream()
                        .map(String::strip)
                        .toList()
                        .indexOf("// your turn: " + task.title().en())
                + 1;
        return Failures.line(of("File: ", "文件："), file + (line > 0 ? ":" + line : ""));
    }

    private String hintsLeft(Task task) {
        int all = task.hints().size();
        return of(
                "  " + all + " hints: scripts/practice " + copy.course().number() + " --hint\n",
                "  有 " + all + " 条提示：scripts/practice " + copy.course().number() + " --hint\n");
    }

    /** The hints of a task up to a number. */
    String hints(Task task, int count) {
        StringBuilder hints = new StringBuilder();
        int all = task.hints().size();
        for (int i = 0; i < count; i++) {
            hints.append(of("\nHint " + (i + 1) + " of " + all + ":\n", "\n提示 " + (i + 1) + "/" + all + "：\n"))
                    .append(Wrapped.text(task.hints().get(i).in(language)));
        }
        return hints.toString();
    }

    /** All is done. */
    String end() {
        return of(
                "\nAll is done. --diff shows how our solution differs, --reset begins again.\n",
                "\n全部完成。--diff 对照我们的解法，--reset 从头再来。\n");
    }

    private String of(String en, String zh) {
        return new Text(en, zh).in(language);
    }
}
