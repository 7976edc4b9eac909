package wireup.toolbox.zoo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Classes of the chapters of its own: those that were compiled for it from changed sources, and copies of all others.
 * What the chapters build on is shared.
 */
public final class Cage extends ClassLoader {

    private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

    private final Map<String, ByteArrayOutputStream> compiled = new ConcurrentHashMap<>();

    /** Names it after what is changed. */
    public Cage(String name) {
        super(name, Cage.class.getClassLoader());
    }

    /**
     * Compiles changed sources in memory.
     *
     * @param sources by the simple names of their classes
     * @throws IllegalStateException if they do not compile
     */
    public void compile(Map<String, String> sources) throws IOException {
        List<SimpleJavaFileObject> files = sources.entrySet().stream()
                .map(source -> file(source.getKey(), source.getValue()))
                .toList();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        try (StandardJavaFileManager libraries = JAVAC.getStandardFileManager(null, Locale.ENGLISH, UTF_8)) {
            boolean done = JAVAC.getTask(
                            null, outputOf(libraries), problems, List.of("-proc:none", "-implicit:none"), null, files)
                    .call();
            if (!done) {
                throw new IllegalStateException(getName() + " does not compile: "
                        + problems.getDiagnostics().stream()
                                .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
                                .toList());
            }
        }
    }

    private static SimpleJavaFileObject file(String name, String source) {
        return new SimpleJavaFileObject(URI.create("memory:/" + name + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }

    private JavaFileManager outputOf(JavaFileManager libraries) {
        return new ForwardingJavaFileManager<>(libraries) {
            @Override
            public JavaFileObject getJavaFileForOutput(
                    Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
                return new SimpleJavaFileObject(URI.create("memory:/" + className + ".class"), kind) {
                    @Override
                    public OutputStream openOutputStream() {
                        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                        compiled.put(className, bytes);
                        return bytes;
                    }
                };
            }
        };
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith("wireup.") || name.startsWith("wireup.support.")) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        ByteArrayOutputStream own = compiled.get(name);
        byte[] bytes = own == null ? copy(name) : own.toByteArray();
        return defineClass(name, bytes, 0, bytes.length);
    }

    private byte[] copy(String name) throws ClassNotFoundException {
        try (InputStream original = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (original == null) {
                throw new ClassNotFoundException(name);
            }
            return original.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
