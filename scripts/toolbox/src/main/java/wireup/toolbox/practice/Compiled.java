package wireup.toolbox.practice;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private final Path classes;

    private Compiled(Path classes, Path testResources) throws IOException {
        super(new URL[] {classes.toUri().toURL(), testResources.toUri().toURL()}, Compiled.class.getClassLoader());
        this.classes = classes;
    }

    /** The copy's classes, or why there are none. */
    record Outcome(Compiled classes, Optional<Text> failure) {}

    static Outcome of(WorkingCopy copy) throws IOException {
        Path classes = copy.folder().resolve("classes");
        Files.createDirectories(classes);
        Path tests = copy.chapter().resolve("src/test/java");
        Path checks = copy.chapter().resolve("src/practice/java");
        List<Path> sources = Stream.concat(copy.files().stream(), judges(copy, List.of(tests, checks)))
                .toList();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = JAVAC.getStandardFileManager(null, Locale.ENGLISH, UTF_8)) {
            List<String> options = List.of(
                    "-proc:none",
                    "-Xprefer:source",
                    "-sourcepath",
                    tests + File.pathSeparator + checks,
                    "-d",
                    classes.toString());
            boolean compiled = JAVAC.getTask(
                            null, files, problems, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            return compiled
                    ? new Outcome(new Compiled(classes, copy.chapter().resolve("src/test/resources")), Optional.empty())
                    : new Outcome(null, Optional.of(explain(problems.getDiagnostics())));
        }
    }

    private static Stream<Path> judges(WorkingCopy copy, List<Path> folders) {
        String packagePath = copy.course()
                .main()
                .substring(0, copy.course().main().lastIndexOf('.'))
                .replace('.', '/');
        return copy.course().tasks().stream()
                .flatMap(task -> task.tests().stream())
                .map(test -> test.substring(0, test.indexOf('#')) + ".java")
                .distinct()
                .map(name -> folders.stream()
                        .map(folder -> folder.resolve(packagePath).resolve(name))
                        .filter(Files::exists)
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("The chapter has no test " + name + ".")));
    }

    private static Text explain(List<Diagnostic<? extends JavaFileObject>> problems) {
        Diagnostic<? extends JavaFileObject> first = problems.stream()
                .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
                .findFirst()
                .orElseThrow();
        String place = first.getSource() == null
                ? ""
                : Path.of(first.getSource().toUri()).getFileName() + ":" + first.getLineNumber();
        return new Text(
                "  It does not compile.\n" + Failures.line("At", place)
                        + Failures.line("javac", first.getMessage(Locale.ENGLISH)),
                "  编译不通过。\n" + Failures.line("位置", place) + Failures.line("javac", first.getMessage(Locale.ENGLISH)));
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!Files.exists(classes.resolve(name.replace('.', '/') + ".class"))) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }
}
