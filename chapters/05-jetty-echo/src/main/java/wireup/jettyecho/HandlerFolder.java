package wireup.jettyecho;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/**
 * The folder of handlers. A path is looked up among the handlers that are known; it is never made into a file's name.
 * The folder is read again when it changes, so that a mistake is reported as soon as it is saved, and at each
 * connection, so that a connection never gets old code.
 */
final class HandlerFolder implements AutoCloseable {

    /** The largest source file in bytes. */
    private static final int MAX_SOURCE = 256 * 1024;

    /** The only paths that can be a handler's: one segment without a dot. */
    private static final Pattern HANDLER_PATH = Pattern.compile("/[^/.]+");

    private static final String SUFFIX = ".java";

    private final Path folder;
    private final HandlerCompiler compiler;
    private final FolderWatch watch;
    private Map<String, HandlerFile> handlers = Map.of();
    private Set<String> ignored = Set.of();
    private boolean started;

    /**
     * Begins to compile the handlers of a folder, and to watch it. What asks for a handler before that is done waits.
     *
     * @throws IOException if the folder cannot be read
     */
    HandlerFolder(Path folder) throws IOException {
        this.folder = folder.toRealPath();
        this.compiler = new HandlerCompiler();
        this.watch = new FolderWatch(this.folder, this::refresh);
    }

    /** The handler of a path, as it stands on the disk now. No other path has to wait for the compiler. */
    Optional<HandlerFile> find(String path) {
        return HANDLER_PATH.matcher(path).matches()
                ? Optional.ofNullable(current().get(path))
                : Optional.empty();
    }

    private synchronized Map<String, HandlerFile> current() {
        refresh();
        return handlers;
    }

    private synchronized void refresh() {
        try {
            Map<String, HandlerFile> now = read();
            now.forEach((path, file) -> {
                if (started && file.problem().isEmpty() && !file.equals(handlers.get(path))) {
                    Report.line(file.name() + ": compiled. The next connection to " + path + " gets it.");
                }
            });
            handlers.forEach((path, file) -> {
                if (!now.containsKey(path)) {
                    Report.line(file.name() + ": gone. " + path + " answers 404.");
                }
            });
            handlers = now;
            started = true;
        } catch (IOException e) {
            Report.line("The folder of handlers cannot be read, so nothing changes: " + e);
        }
    }

    private Map<String, HandlerFile> read() throws IOException {
        Map<String, HandlerFile> now = new TreeMap<>();
        Set<String> others = new HashSet<>();
        for (Path file : javaFiles()) {
            String name = file.getFileName().toString();
            String className = name.substring(0, name.length() - SUFFIX.length());
            String path = HandlerFile.path(className);
            if (SourceVersion.isName(className) && !now.containsKey(path) && isRegularFile(file)) {
                now.put(path, read(file, className, Optional.ofNullable(handlers.get(path))));
            } else {
                others.add(name);
            }
        }
        others.stream()
                .filter(name -> !ignored.contains(name))
                .forEach(name -> Report.line(name + ": ignored. A handler is a file of its own, named as its class."));
        ignored = others;
        return now;
    }

    private HandlerFile read(Path file, String className, Optional<HandlerFile> before) throws IOException {
        String name = className + SUFFIX;
        String source = content(file);
        if (before.isPresent() && before.get().source().equals(source)) {
            return before.get();
        }
        HandlerCompiler.Result result = source.length() > MAX_SOURCE
                ? new HandlerCompiler.Broken(List.of(name + ": error: larger than " + MAX_SOURCE + " bytes"))
                : compiler.compile(className, source);
        return switch (result) {
            case HandlerCompiler.Ready(var creator) -> new HandlerFile(name, source, Optional.of(creator), List.of());
            case HandlerCompiler.Broken(var problem) -> {
                List<String> lines = problem.stream().map(Report::escape).toList();
                lines.forEach(Report::line);
                yield new HandlerFile(name, source, before.flatMap(HandlerFile::working), lines);
            }
        };
    }

    private Set<Path> javaFiles() throws IOException {
        Set<Path> files = new TreeSet<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            found.forEach(files::add);
        }
        return files;
    }

    /** Not a folder, and not a symbolic link: that could lead out of the folder of handlers. */
    private static boolean isRegularFile(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static String content(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return new String(in.readNBytes(MAX_SOURCE + 1), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        watch.close();
    }
}
