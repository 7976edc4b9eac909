package wireup.toolbox.practice;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonSyntaxException;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import wireup.support.Web;

/** What the learner has done, chapter by chapter: a file beside the working copies. */
public final class Progress {

    /**
     * A chapter's part of it.
     *
     * @param done how many tasks have passed
     * @param tasks how many there are
     * @param hints how many hints were shown, by the task's name
     */
    public record Chapter(int done, int tasks, Map<String, Integer> hints) {}

    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

    private final Path file;
    private final Map<String, Chapter> chapters;

    private Progress(Path file, Map<String, Chapter> chapters) {
        this.file = file;
        this.chapters = chapters;
    }

    /** Where the working copies are: {@code target/practice} at the top of the repository, which git ignores. */
    public static Path folder() {
        return Web.repositoryFolder("chapters").resolveSibling("target").resolve("practice");
    }

    /** Reads what is kept in a folder; nothing is done where no file is, or one that is none of ours. */
    public static Progress in(Path folder) throws IOException {
        Path file = folder.resolve("progress.json");
        Map<String, Chapter> chapters = new TreeMap<>();
        if (Files.exists(file)) {
            try {
                Map<String, Chapter> kept =
                        GSON.fromJson(Files.readString(file), new TypeToken<Map<String, Chapter>>() {}.getType());
                chapters.putAll(kept == null ? Map.of() : kept);
            } catch (JsonSyntaxException _) {
                // Someone wrote in it. The next verdict writes it anew.
            }
        }
        return new Progress(file, chapters);
    }

    /** Every chapter that has a practice, by its folder, begun or not. */
    public Map<String, Chapter> chapters() {
        Map<String, Chapter> all = new TreeMap<>();
        Course.all().forEach(course -> all.put(course.slug(), of(course)));
        return all;
    }

    /** How many tasks of a course have passed. */
    int done(Course course) {
        return of(course).done();
    }

    /** Keeps how many tasks of a course have passed. */
    void done(Course course, int done) throws IOException {
        keep(course, new Chapter(done, course.tasks().size(), of(course).hints()));
    }

    /** Counts one more hint of a task, and returns how many were shown, this one too. */
    int hint(Course course, Task task) throws IOException {
        Map<String, Integer> hints = new LinkedHashMap<>(of(course).hints());
        int shown =
                Math.min(hints.getOrDefault(task.name(), 0) + 1, task.hints().size());
        hints.put(task.name(), shown);
        keep(course, new Chapter(of(course).done(), course.tasks().size(), hints));
        return shown;
    }

    /** Forgets a course. */
    void forget(Course course) throws IOException {
        keep(course, new Chapter(0, course.tasks().size(), Map.of()));
    }

    private Chapter of(Course course) {
        Chapter kept = chapters.get(course.slug());
        return new Chapter(
                kept == null ? 0 : kept.done(),
                course.tasks().size(),
                kept == null || kept.hints() == null ? Map.of() : kept.hints());
    }

    private void keep(Course course, Chapter chapter) throws IOException {
        chapters.put(course.slug(), chapter);
        Files.createDirectories(file.getParent());
        Path whole = Files.writeString(file.resolveSibling("progress.tmp"), GSON.toJson(chapters) + "\n");
        Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
