package wireup.toolbox.practice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import wireup.support.Web;
import wireup.toolbox.Folders;

/** A copy of a chapter's sources outside of them, to be written in. */
final class WorkingCopy {

    private static final String SOURCES = "src/main/java";

    /** A learner's attack is no part of the chapter: the copy alone has it. */
    private static final String ATTACK = "Attack.java";

    private final Course course;
    private final Path folder;

    WorkingCopy(Course course, Path folder) {
        this.course = course;
        this.folder = folder;
    }

    Course course() {
        return course;
    }

    Path folder() {
        return folder;
    }

    /** The chapter's own folder. */
    Path chapter() {
        return Web.repositoryFolder("chapters/" + course.slug());
    }

    boolean exists() {
        return Files.isDirectory(folder.resolve(SOURCES));
    }

    /** Writes all sources anew: the first {@code solved} tasks with our solution, the others blank. */
    void write(int solved) throws IOException {
        for (Map.Entry<Path, String> source : texts(solved).entrySet()) {
            Path target = folder.resolve(source.getKey());
            Files.createDirectories(target.getParent());
            Files.writeString(target, source.getValue());
        }
    }

    /** All sources by their place in the copy: the first {@code solved} tasks with our solution, the others blank. */
    Map<Path, String> texts(int solved) throws IOException {
        Map<Path, String> texts = new LinkedHashMap<>();
        for (Map.Entry<Path, Path> source : sources().entrySet()) {
            texts.put(source.getKey(), text(source.getValue(), solved));
        }
        return texts;
    }

    /** A source that the chapter has and the copy no more. */
    Optional<Path> gone() throws IOException {
        return sources().keySet().stream()
                .map(folder::resolve)
                .filter(Files::notExists)
                .findFirst();
    }

    /** Removes the copy. */
    void delete() throws IOException {
        Folders.delete(folder);
    }

    /** The files of the copy that are compiled. */
    List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve(SOURCES))) {
            return all.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    /** Whether a file of this name is the learner's. */
    boolean has(String name) {
        try {
            return files().stream()
                    .anyMatch(file -> file.getFileName().toString().equals(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file of the copy that a task is about. */
    Path file(Task task) throws IOException {
        String name = task.part().file() + ".java";
        return files().stream()
                .filter(file -> file.getFileName().toString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The chapter's sources by their place in the copy. */
    private Map<Path, Path> sources() throws IOException {
        Map<Path, Path> sources = new LinkedHashMap<>();
        collect(chapter().resolve(SOURCES), "", sources);
        collect(chapter().resolve("src/practice/java"), ATTACK, sources);
        return sources;
    }

    private static void collect(Path from, String ending, Map<Path, Path> sources) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .forEach(file -> sources.put(Path.of(SOURCES).resolve(from.relativize(file)), file));
        }
    }

    private String text(Path original, int solved) throws IOException {
        String text = Files.readString(original);
        List<Task> tasks = course.tasks();
        for (int i = 0; i < tasks.size(); i++) {
            if (original.getFileName().toString().equals(tasks.get(i).part().file() + ".java")) {
                text = i < solved ? tasks.get(i).solve(text) : tasks.get(i).blank(text);
            }
        }
        return text;
    }
}
