package wireup.toolbox.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How the texts write: the rules are in {@code wording.txt}. */
class WordingTest {

    private static final Pattern CODE =
            Pattern.compile("`[^`]+`|<code>.*?</code>|\\b[\\w-]+\\.(?:java|js|html|md|csv|svg)\\b");
    private static final Pattern ADDRESS = Pattern.compile("(?<=\\])\\([^)\\s]*\\)|<https?:[^>]*>");
    private static final Pattern TAG = Pattern.compile("</?\\w+[^>]*>");

    /** What is not to stand in a text of a language, and what is. */
    private record Rule(String language, Pattern wrong, String right) {}

    private static List<Rule> rules() throws IOException {
        try (InputStream file = WordingTest.class.getResourceAsStream("/wording.txt")) {
            return new String(file.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" \\| ", -1))
                    .map(parts -> new Rule(parts[0], Pattern.compile(parts[1]), parts[2]))
                    .toList();
        }
    }

    static List<Text> texts() throws IOException {
        return Text.all();
    }

    @ParameterizedTest
    @MethodSource("texts")
    @DisplayName("A text keeps to the rules of wording.txt")
    void wording(Text text) throws IOException {
        List<String> problems = problems(text, text.isChinese() ? "zh" : "en");
        assertThat(problems).withFailMessage(() -> String.join("\n", problems)).isEmpty();
    }

    private static List<String> problems(Text text, String language) throws IOException {
        List<String> lines = prose(text).lines().toList();
        List<String> problems = new ArrayList<>();
        for (Rule rule : rules()) {
            for (int i = 0; i < lines.size(); i++) {
                Matcher wrong = rule.wrong().matcher(lines.get(i));
                if (rule.language().equals(language) && wrong.find()) {
                    problems.add("%s: not «%s» but: %s".formatted(text.at(i + 1), wrong.group(), rule.right()));
                }
            }
        }
        return problems;
    }

    /** What a person wrote, line by line as in the text; a piece of code is two backticks with nothing between. */
    static String prose(Text text) {
        String all = String.join("\n", text.lines());
        String written = Section.NOT_PROSE
                .matcher(all)
                .replaceAll(piece -> "\n".repeat((int)
                        piece.group().chars().filter(c -> c == '\n').count()));
        String named = ADDRESS.matcher(CODE.matcher(written).replaceAll("``"))
                .replaceAll(address -> address.group().startsWith("<") ? "``" : "");
        return TAG.matcher(named).replaceAll("");
    }

    private static List<String> problems(String language, String line) throws IOException {
        return problems(new Text(Path.of("a.md"), List.of(line)), language).stream()
                .map(problem -> problem.replaceAll(".*«(.*)».*", "$1"))
                .toList();
    }

    @Test
    @DisplayName("The rules find what they are for, and let code and links be")
    void rulesWork() throws IOException {
        assertThat(problems("en", "A subprotocol, a `subprotocol`, [one](subprotocol.md)."))
                .containsExactly("subprotocol");
        assertThat(problems("en", "A sub-protocol and Server-Sent Events.")).isEmpty();
        assertThat(problems("zh", "掩码 key，用 `x` 做掩码。")).isEmpty();
        assertThat(problems("zh", "用`x`做掩码")).containsExactly("用`");
        assertThat(problems("zh", "好,行")).containsExactly("好,");
        assertThat(problems("zh", "有效载荷")).containsExactly("有效载荷");
    }
}
