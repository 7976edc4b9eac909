package wireup.toolbox.zoo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import wireup.support.ChapterServer;
import wireup.support.Web;

/** Makes animals of the chapters' sources: patches them, compiles the patched files in memory, starts the server. */
final class Keeper {

    private static final List<Path> SOURCES = List.of(
            Web.repositoryFolder("chapters/03-raw-handshake/src/main/java/wireup/handshake"),
            Web.repositoryFolder("chapters/04-raw-frames/src/main/java/wireup/frames"));

    /** What every animal has: no log. */
    private static final Patch SILENT = new Patch(
            "RawFrames",
            "port, new FrameServer.Setup(ECHO, Set.of(\"departures.v1\"), deflate, limits, System.out));",
            "port, new FrameServer.Setup(ECHO, Set.of(\"departures.v1\"), deflate, limits,"
                    + " new java.io.PrintStream(java.io.OutputStream.nullOutputStream())));");

    private Keeper() {}

    /** Starts an animal on a port that the system chooses. */
    static ChapterServer start(Animal animal) throws IOException, ReflectiveOperationException {
        Cage cage = new Cage(animal.name());
        compile(animal, cage);
        Class<?> limits = cage.loadClass("wireup.frames.Limits");
        return (ChapterServer) cage.loadClass("wireup.frames.RawFrames")
                .getMethod("start", int.class, boolean.class, limits)
                .invoke(null, 0, animal.deflate(), deadlines(animal, limits));
    }

    /** Deadlines that a test can wait for, where it does; a busy machine meets the others. */
    private static Object deadlines(Animal animal, Class<?> limits) throws ReflectiveOperationException {
        Class<?> time = Duration.class;
        return limits.getMethod("times", time, time, time, time, time)
                .invoke(
                        limits.getField("DEFAULT").get(null),
                        animal.limits() ? Duration.ofSeconds(3) : Duration.ofMinutes(1),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(1));
    }

    private static void compile(Animal animal, Cage cage) throws IOException {
        Map<String, String> sources = new LinkedHashMap<>();
        for (Patch patch :
                Stream.concat(Stream.of(SILENT), animal.patches().stream()).toList()) {
            String source = sources.containsKey(patch.file()) ? sources.get(patch.file()) : read(patch.file());
            sources.put(patch.file(), patch.applyTo(source));
        }
        cage.compile(sources);
    }

    private static String read(String file) throws IOException {
        for (Path folder : SOURCES) {
            Path source = folder.resolve(file + ".java");
            if (Files.exists(source)) {
                return Files.readString(source);
            }
        }
        throw new IllegalStateException("No chapter has a class " + file + " any more: mend the animal.");
    }
}
