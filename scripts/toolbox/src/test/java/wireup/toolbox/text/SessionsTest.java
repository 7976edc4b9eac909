package wireup.toolbox.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import wireup.support.ChapterServer;
import wireup.toolbox.zoo.Cage;

/** The sessions in the texts: what the reader is told to ask, and what the server answers. */
class SessionsTest {

    /** A session may wait for a heartbeat or for a train. */
    private static final int PATIENCE_SECONDS = 40;

    @Test
    @DisplayName(
            "Each section's sessions happen as the text shows them, on a server of its own, broken where it says so")
    void sessions() throws Exception {
        List<Text> texts = Text.ofChapters().stream()
                .filter(text -> !text.isChinese())
                .toList(); // the other has the same: SnippetsTest
        List<String> problems = new ArrayList<>();
        try (ExecutorService atOnce = Executors.newVirtualThreadPerTaskExecutor()) { // most of them wait
            List<Future<Optional<String>>> sections = new ArrayList<>();
            for (Text text : texts) {
                sections(text).values().stream()
                        .filter(fences -> fences.stream()
                                .anyMatch(fence -> !Exchange.of(fence).isEmpty()))
                        .forEach(fences -> sections.add(atOnce.submit(() -> play(text, fences))));
            }
            assertThat(sections).as("sections with sessions").hasSizeGreaterThanOrEqualTo(5);
            for (Future<Optional<String>> section : sections) {
                result(section).ifPresent(problems::add);
            }
        }
        assertThat(problems).withFailMessage(() -> String.join("\n", problems)).isEmpty();
    }

    private static Optional<String> result(Future<Optional<String>> section)
            throws InterruptedException, ExecutionException {
        try {
            return section.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException _) {
            section.cancel(true);
            return Optional.of("A session did not end within " + PATIENCE_SECONDS + " s.");
        }
    }

    /** A text's fences by the heading above them. */
    private static Map<Integer, List<Text.Fence>> sections(Text text) {
        Map<Integer, List<Text.Fence>> sections = new TreeMap<>();
        text.fences()
                .forEach(fence -> sections.computeIfAbsent(fence.heading(), _ -> new ArrayList<>())
                        .add(fence));
        return sections;
    }

    private static Optional<String> play(Text text, List<Text.Fence> section)
            throws IOException, ReflectiveOperationException {
        Cage cage = new Cage(text.chapter());
        for (Text.Fence fence : section) {
            if (fence.language().equals("diff")) {
                cage.compile(simplyNamed(Break.of(text.chapter(), fence.code()).sources()));
            }
        }
        Holes holes = new Holes();
        try (ChapterServer server = start(text.chapter(), cage)) {
            for (Text.Fence fence : section) {
                for (Exchange exchange : Exchange.of(fence)) {
                    Optional<String> problem = exchange.play(text, server.port(), holes);
                    if (problem.isPresent()) {
                        return problem;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Map<String, String> simplyNamed(Map<Path, String> sources) {
        Map<String, String> named = new HashMap<>();
        sources.forEach(
                (file, source) -> named.put(file.getFileName().toString().replace(".java", ""), source));
        return named;
    }

    /** As the text starts it: the stations with {@code --seed 1}. */
    private static ChapterServer start(String chapter, Cage cage) throws ReflectiveOperationException {
        return (ChapterServer)
                switch (chapter) {
                    case "01-ajax-polling" -> station(cage.loadClass("wireup.polling.PollingServer"));
                    case "02-push-over-http" -> station(cage.loadClass("wireup.push.PushServer"));
                    case "03-raw-handshake" ->
                        cage.loadClass("wireup.handshake.RawHandshake")
                                .getMethod("startDefault", int.class)
                                .invoke(null, 0);
                    default ->
                        throw new IllegalStateException(
                                "Say here how the sessions of " + chapter + " start its server.");
                };
    }

    private static Object station(Class<?> server) throws ReflectiveOperationException {
        return server.getMethod("start", int.class, long.class).invoke(null, 0, 1L);
    }

    @Test
    @DisplayName("A hole takes anything, and the same again; three dots take the rest of a line")
    void holes() {
        Holes holes = new Holes();
        assertThat(holes.match("ETag: \"{run}-1\"", "ETag: \"abc-1\"")).isTrue();
        assertThat(holes.match("id: {run}-2", "id: abd-2")).isFalse();
        assertThat(holes.match("id: {run}-2", "id: abc-2")).isTrue();
        assertThat(holes.match("data: {\"version\":2, …", "data: {\"version\":2, and so on"))
                .isTrue();
        assertThat(holes.match("data: {\"version\":2, …", "data: {\"version\":3, and so on"))
                .isFalse();
        assertThat(holes.fill("/news?after={run}-1")).isEqualTo("/news?after=abc-1");
    }
}
