package wireup.toolbox.zoo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/**
 * Classes of the chapters of its own: those that were compiled for this animal, and copies of all others. What the
 * chapters build on is shared.
 */
final class Cage extends ClassLoader {

    private final Map<String, ByteArrayOutputStream> compiled = new ConcurrentHashMap<>();

    Cage(String name) {
        super(name, Cage.class.getClassLoader());
    }

    /** Where the compiler puts the animal's classes. */
    JavaFileManager outputOf(JavaFileManager libraries) {
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
        if (!name.startsWith("wireup.handshake.") && !name.startsWith("wireup.frames.")) {
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
