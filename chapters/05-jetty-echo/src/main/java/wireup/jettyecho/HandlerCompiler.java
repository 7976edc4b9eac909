package wireup.jettyecho;

import java.io.IOException;
import java.io.Writer;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.annotations.WebSocket;
import org.eclipse.jetty.websocket.server.WebSocketCreator;

/** Compiles a handler with the JDK's own compiler, in memory, and makes it a creator of endpoints. Not thread-safe. */
final class HandlerCompiler {

    /** What became of a source file. */
    sealed interface Result {}

    /** It compiled, and this creates an endpoint for each connection. */
    record Ready(WebSocketCreator creator) implements Result {}

    /** It did not, for these reasons, one a line. */
    record Broken(List<String> problem) implements Result {}

    /** No annotation processors, and nothing compiled but the one file. */
    private static final List<String> OPTIONS = List.of("-proc:none", "-implicit:none", "-Xmaxerrs", "10");

    private final JavaCompiler javac;
    private final StandardJavaFileManager libraries;

    /** @throws IOException if this Java runs programs but cannot compile them */
    HandlerCompiler() throws IOException {
        javac = ToolProvider.getSystemJavaCompiler();
        if (javac == null) {
            throw new IOException("This Java has no compiler: run the server with a JDK.");
        }
        libraries = javac.getStandardFileManager(null, Locale.ENGLISH, StandardCharsets.UTF_8);
        libraries.setLocation(StandardLocation.SOURCE_PATH, List.of());
    }

    /** Compiles one class of the default package and checks that it is a handler. */
    Result compile(String className, String source) {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        CompiledClasses classes = new CompiledClasses(libraries);
        boolean compiled = javac.getTask(
                        Writer.nullWriter(),
                        classes,
                        diagnostics,
                        OPTIONS,
                        null,
                        List.of(sourceFile(className, source)))
                .call();
        if (!compiled) {
            return new Broken(diagnostics.getDiagnostics().stream()
                    .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                    .flatMap(error -> explain(className, source, error).stream())
                    .toList());
        }
        try {
            return handler(Class.forName(className, false, classes.loader()));
        } catch (NoSuchMethodException e) {
            return broken(className, className + " has no public constructor without parameters");
        } catch (InvocationTargetException e) {
            return broken(className, "the constructor failed: " + e.getCause());
        } catch (ClassNotFoundException e) {
            return broken(className, e.getMessage());
        } catch (ReflectiveOperationException | LinkageError e) {
            return broken(className, e.toString());
        }
    }

    /** The compiler's words with file and line, then the line itself. */
    private static List<String> explain(String className, String source, Diagnostic<?> error) {
        boolean somewhere = error.getLineNumber() != Diagnostic.NOPOS;
        List<String> lines =
                new ArrayList<>(error.getMessage(Locale.ENGLISH).lines().toList());
        String where = className + ".java:" + (somewhere ? error.getLineNumber() + ":" : "");
        lines.set(0, where + " error: " + lines.getFirst());
        source.lines()
                .skip(somewhere ? error.getLineNumber() - 1 : Long.MAX_VALUE)
                .limit(1)
                .forEach(line -> lines.add("    " + line.strip()));
        return lines;
    }

    /** A creator is made now, once; an endpoint for each connection. */
    private static Result handler(Class<?> type) throws ReflectiveOperationException {
        if (!Modifier.isPublic(type.getModifiers()) || Modifier.isAbstract(type.getModifiers())) {
            return broken(type.getName(), type.getName() + " is not a public class that can be instantiated");
        }
        Constructor<?> constructor = type.getConstructor();
        if (WebSocketCreator.class.isAssignableFrom(type)) {
            return new Ready((WebSocketCreator) constructor.newInstance());
        }
        if (type.isAnnotationPresent(WebSocket.class) || Session.Listener.class.isAssignableFrom(type)) {
            return new Ready((_, _, _) -> constructor.newInstance());
        }
        return broken(type.getName(), "a handler is a @WebSocket, a Session.Listener or a WebSocketCreator");
    }

    private static Broken broken(String className, String problem) {
        return new Broken(List.of(className + ".java: error: " + problem));
    }

    private static JavaFileObject sourceFile(String className, String source) {
        return new SimpleJavaFileObject(URI.create("memory:/" + className + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }
}
