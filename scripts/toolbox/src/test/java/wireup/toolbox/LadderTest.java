package wireup.toolbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import wireup.frames.RawFrames;
import wireup.toolbox.Ladder.Rung;
import wireup.toolbox.check.Group;
import wireup.toolbox.check.Language;
import wireup.toolbox.check.Outcome;
import wireup.toolbox.check.Report;
import wireup.toolbox.check.Result;

/** Every case of the checker against the chapters that echo, each a test of its own; and the table of the results. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LadderTest {

    /** No chapter is checked twice. */
    private final Map<Rung, List<Result>> results = new EnumMap<>(Rung.class);

    private List<Result> results(Rung rung) {
        return results.computeIfAbsent(rung, _ -> {
            try {
                return rung.climb();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @TestFactory
    @DisplayName("Chapter 04 keeps the rule")
    Stream<DynamicTest> chapter04() {
        return results(Rung.FRAMES).stream().map(LadderTest::test);
    }

    @TestFactory
    @DisplayName("Chapter 04 keeps the rule when it does not compress")
    Stream<DynamicTest> chapter04Uncompressed() throws IOException {
        return Ladder.check(() -> RawFrames.startDefault(0), rule -> rule.group() == Group.DEFLATE).stream()
                .map(LadderTest::test);
    }

    @TestFactory
    @DisplayName("Chapter 05 keeps the rule")
    Stream<DynamicTest> chapter05() {
        return results(Rung.JETTY).stream().map(LadderTest::test);
    }

    private static DynamicTest test(Result result) {
        return DynamicTest.dynamicTest(
                result.rule().id() + ": " + result.rule().rule().en(),
                () -> assertThat(result.outcome())
                        .as(new Report(Language.EN).explained(result))
                        .isNotEqualTo(Outcome.FAILED));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("The ladder in the text is the one of these results; scripts/ladder writes it")
    void isFresh(Language language) throws IOException {
        for (Rung rung : Rung.values()) {
            results(rung);
        }
        String text = Files.readString(Ladder.text(language));
        assertThat(text).contains("<!-- ladder -->\n");
        assertThat(text).isEqualTo(Ladder.TABLE.put(text, Ladder.table(results, language)));
    }
}
