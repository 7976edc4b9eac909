package wireup.toolbox.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The translation gate: the Chinese text is not left behind, section by section. */
class TranslationTest {

    static List<Text> chinese() throws IOException {
        return Text.all().stream().filter(Text::isChinese).toList();
    }

    @ParameterizedTest
    @MethodSource("chinese")
    @DisplayName("Every Chinese section was made from the English one as it is, or looked at since that changed")
    void isCurrent(Text text) throws IOException {
        String behind = Translation.pairs(text).stream()
                .filter(pair -> !pair.isCurrent())
                .map(pair -> pair + "\n")
                .collect(Collectors.joining());
        assertThat(behind)
                .withFailMessage(() -> behind + "scripts/translation shows what changed, and how to go on.")
                .isEmpty();
    }

    private static Text text(String name, String... lines) {
        return new Text(Path.of(name), List.of(lines));
    }

    private static Translation.Pair pair(String english) {
        String mark = Section.of(text("a.md", "# Title", "", "Some  words", "here."))
                .getFirst()
                .mark();
        return Translation.pairs(
                        text("a.zh-CN.md", "# 标题", Section.comment(mark), "", "几个词。"),
                        text("a.md", english.split("\n")))
                .getFirst();
    }

    @Test
    @DisplayName("A changed word leaves the Chinese section behind; new line ends, code and written tables do not")
    void mark() {
        assertThat(pair("# Title\n\nSome words here.").isCurrent()).isTrue();
        assertThat(pair("# Title\n\nSome words here.\n\n```java\nint i;\n```\n").isCurrent())
                .isTrue();
        assertThat(pair("# Title\n\nSome words here.\n\n<!-- bill -->\n| 1 |\n<!-- /bill -->")
                        .isCurrent())
                .isTrue();
        assertThat(pair("# Title\n\nSome words there.").isCurrent()).isFalse();
        assertThat(pair("# Titles\n\nSome words here."))
                .hasToString("a.zh-CN.md:1: «标题» was made from an older «Titles» in a.md:1");
    }
}
