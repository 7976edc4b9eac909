package wireup.toolbox.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import wireup.frames.RawFrames;
import wireup.jettyecho.EchoServer;
import wireup.support.ChapterServer;

/** Every case of the checker against the chapters that echo, each a test of its own. */
class ChapterCheckTest {

    @TestFactory
    @DisplayName("Chapter 04 keeps the rule")
    Stream<DynamicTest> chapter04() throws IOException {
        return everyRule(RawFrames.startDefault(0));
    }

    @TestFactory
    @DisplayName("Chapter 05 keeps the rule")
    Stream<DynamicTest> chapter05() throws IOException {
        return everyRule(EchoServer.startDefault(0));
    }

    private static Stream<DynamicTest> everyRule(ChapterServer server) {
        try (server) {
            List<Result> results = Checker.of(URI.create("ws://localhost:" + server.port() + "/echo"))
                    .run(Checker.allCases(), _ -> {});
            return results.stream().map(ChapterCheckTest::test);
        }
    }

    private static DynamicTest test(Result result) {
        String name = result.rule().id() + ": " + result.rule().rule().en();
        return DynamicTest.dynamicTest(
                name,
                () -> assertThat(result.outcome())
                        .as(new Report(Language.EN).explained(result))
                        .isNotEqualTo(Outcome.FAILED));
    }
}
