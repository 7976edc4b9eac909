package wireup.toolbox.practice;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import wireup.toolbox.check.Text;

/** A working copy as classes, with the tests that judge it. What the chapter builds on is shared. */
final class Compiled extends URLClassLoader {

    private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

    private final List<Path> folders;

    private Compiled(WorkingCopy copy) throws IOException {
        super(
                new URL[] {
                    classes(copy).toUri().toURL(),
                    tests(copy).toUri().toURL(),
                    copy.chapter().resolve("src/test/resources").toUri().toURL()
                },
                Compiled.class.getClassLoader());
        folders = List.of(classes(copy), tests(copy));
    }

    private static Path classes(WorkingCopy copy) {
        return copy.folder().resolve("classes");
    }

    /** The tests are compiled once, against the chapter as it is. */
    private static Path tests(WorkingCopy copy) {
        return copy.folder().resolve("tests");
    }

    /** The copy's classes, or why there are none. */
    record Outcome(Compiled classes, Optional<Text> failure) {}

    static Outcome of(WorkingCopy copy) throws IOException {
        Optional<Path> gone = copy.gone(); // javac would find the chapter's own class in its place
        if (gone.isPresent()) {
            return new Outcome(null, gone.map(Compiled::told));
        }
        List<Path> judges = judges(copy);
        if (isStale(tests(copy), judges)) {
            String sources = String.join(
                    File.pathSeparator, folders(copy).map(Path::toString).toList());
            List<String> options = List.of("-Xprefer:source", "-sourcepath", sources);
            Optional<Text> failure = compile(judges, tests(copy), options);
            if (failure.isPresent()) {
                throw new IllegalStateException(
                        "The tests do not compile.\n" + failure.get().en());
            }
        }
        Optional<Text> failure = compile(copy.files(), classes(copy), List.of());
        return new Outcome(failure.isPresent() ? null : new Compiled(copy), failure);
    }

    private static Text told(Path gone) {
        return new Text(
                Wrapped.text(gone + " is gone. --reset brings it back, and all others as they were at first."),
                Wrapped.text(gone + " 不见了。--reset 会恢复它，其他文件也会一并还原。"));
    }

    /** Where the chapter's tests are, and its checks for the practice. */
    private static Stream<Path> folders(WorkingCopy copy) {
        return Stream.of("src/test/java", "src/practice/java").map(copy.chapter()::resolve);
    }

    private static List<Path> judges(WorkingCopy copy) {
        return copy.course().tasks().stream()
                .flatMap(task -> task.rules().stream())
                .map(rule -> copy.course().className(rule.className()).replace('.', '/') + ".java")
                .distinct()
                .map(file -> folders(copy)
                        .map(tests -> tests.resolve(file))
                        .filter(Files::exists)
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("There is no test " + file + ".")))
                .toList();
    }

    private static boolean isStale(Path tests, List<Path> sources) throws IOException {
        if (!Files.exists(tests)) {
            return true;
        }
        for (Path source : sources) {
            if (Files.getLastModifiedTime(source).compareTo(Files.getLastModifiedTime(tests)) > 0) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Text> compile(List<Path> sources, Path target, List<String> more) throws IOException {
        Files.createDirectories(target);
        List<String> options = new ArrayList<>(List.of("-proc:none", "-d", target.toString()));
        options.addAll(more);
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = JAVAC.getStandardFileManager(null, Locale.ENGLISH, UTF_8)) {
            Iterable<? extends JavaFileObject> units = files.getJavaFileObjectsFromPaths(sources);
            return JAVAC.getTask(null, files, problems, options, null, units).call()
                    ? Optional.empty()
                    : Optional.of(explain(problems.getDiagnostics()));
        }
    }

    private static Text explain(List<Diagnostic<? extends JavaFileObject>> problems) {
        Diagnostic<? extends JavaFileObject> first = problems.stream()
                .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
                .findFirst()
                .orElseThrow();
        String place = first.getSource() == null
                ? ""
                : Path.of(first.getSource().toUri()).getFileName() + ":" + first.getLineNumber();
        String said = Failures.line("javac: ", first.getMessage(Locale.ENGLISH));
        return new Text(
                "  It does not compile.\n" + Failures.line("At: ", place) + said,
                "  编译不通过。\n" + Failures.line("位置：", place) + said);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        String file = name.replace('.', '/') + ".class";
        if (folders.stream().noneMatch(folder -> Files.exists(folder.resolve(file)))) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }
}
