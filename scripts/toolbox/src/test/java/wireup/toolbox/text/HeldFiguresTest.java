package wireup.toolbox.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The figures in the prose: {@code figures.txt} names the file that holds each, and what stands there. */
class HeldFiguresTest {

    private static final Path FILE = Path.of("scripts/toolbox/src/test/resources/figures.txt");

    /** A number in digits that is no part of a name; or in words, of a unit. */
    private static final Pattern FIGURE = Pattern.compile("(?<![\\p{L}\\d./§#¹²³⁶_-])\\d[\\d,.]*(?<=\\d)(?![\\p{L}\\d])"
            + "|\\b(?:two|three|four|five|six|seven|eight|ten|twenty|fifty|hundred|thousand)"
            + "\\s(?:milliseconds|seconds|minutes|bytes|times|connections)\\b"
            + "|(?<!第)[二两三四五六七八九十百千]\\s?(?:秒|毫秒|分钟|个?字节|倍|条连接)");

    /**
     * A figure and what holds it.
     *
     * @param line of {@code figures.txt}, from 1
     * @param texts the name of both texts, without its end
     * @param words how it stands in the English text, and in the Chinese one
     * @param file what says so: a file, from the top of the repository; or in words what no file can say
     * @param stands what stands in the file; else null
     */
    private record Held(int line, String texts, List<String> words, String file, Pattern stands) {

        String words(Text text) {
            return words.get(text.isChinese() ? 1 : 0);
        }

        boolean isIn(Text text) {
            return text.path().toString().equals(texts + (text.isChinese() ? Text.CHINESE : ".md"));
        }

        /** Where the words stand, however the lines are broken. */
        List<MatchResult> find(Text text, String prose) {
            String anySpace = words(text)
                    .codePoints()
                    .filter(c -> c != ' ')
                    .mapToObj(c -> Pattern.quote(Character.toString(c)))
                    .collect(Collectors.joining("\\s*"));
            return Pattern.compile(anySpace).matcher(prose).results().toList();
        }

        /** Whether the file still says so. */
        boolean isTrue() throws IOException {
            return stands == null
                    || stands.matcher(Files.readString(Text.ROOT.resolve(file))).find();
        }

        String place() {
            return FILE + ":" + line;
        }
    }

    private static final List<Pattern> NAMES = new ArrayList<>();
    private static final List<Held> ALL = new ArrayList<>();

    static {
        try (InputStream file = HeldFiguresTest.class.getResourceAsStream("/figures.txt")) {
            read(new String(file.readAllBytes(), UTF_8).lines().toList());
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static void read(List<String> lines) {
        String texts = "";
        for (int i = 0; i < lines.size(); i++) {
            String[] parts = lines.get(i).split(" \\| ", -1);
            if (lines.get(i).startsWith("[")) {
                texts = lines.get(i).substring(1, lines.get(i).length() - 1);
            } else if (texts.equals("names") && !lines.get(i).isBlank()) {
                NAMES.add(Pattern.compile(lines.get(i), Pattern.MULTILINE));
            } else if (parts.length >= 3) {
                Pattern stands = parts.length == 3 ? null : Pattern.compile(parts[3], Pattern.MULTILINE);
                ALL.add(new Held(i + 1, texts, List.of(parts[0], parts[1]), parts[2], stands));
            }
        }
    }

    static List<Text> texts() throws IOException {
        return Text.all().stream()
                .filter(text -> ALL.stream().anyMatch(held -> held.isIn(text)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("texts")
    @DisplayName("Every figure in the prose is held by a file that says so, or by the standard that does")
    void held(Text text) throws IOException {
        String prose = WordingTest.prose(text);
        BitSet known = new BitSet();
        NAMES.forEach(name -> name.matcher(prose).results().forEach(found -> known.set(found.start(), found.end())));
        List<String> problems = new ArrayList<>();
        for (Held held : ALL.stream().filter(one -> one.isIn(text)).toList()) {
            List<MatchResult> found = held.find(text, prose);
            found.forEach(place -> known.set(place.start(), place.end()));
            if (found.isEmpty()) {
                problems.add(
                        "%s: «%s» no longer stands in %s. If this says what stands there now, write it here too: %s"
                                .formatted(held.place(), held.words(text), text, held.file()));
            } else if (!held.isTrue()) {
                problems.add("%s: «%s» was true as long as this stood in %s:%n    %s%nMend the text, and %s."
                        .formatted(
                                at(text, prose, found.getFirst()),
                                held.words(text),
                                held.file(),
                                held.stands(),
                                held.place()));
            }
        }
        for (Matcher figure = FIGURE.matcher(prose); figure.find(); ) {
            if (known.get(figure.start()) && known.get(figure.end() - 1)) {
                continue;
            }
            problems.add("%s: what says «%s»? Name it in %s, or leave the figure out."
                    .formatted(at(text, prose, figure), figure.group(), FILE));
        }
        assertThat(problems).withFailMessage(() -> String.join("\n", problems)).isEmpty();
    }

    private static String at(Text text, String prose, MatchResult place) {
        long before =
                prose.substring(0, place.start()).chars().filter(c -> c == '\n').count();
        return text.at((int) before + 1);
    }

    @Test
    @DisplayName("Every chapter's text, and every other one with figures, is looked at")
    void allTexts() throws IOException {
        assertThat(texts()).containsAll(Text.ofChapters()).hasSizeGreaterThanOrEqualTo(14);
    }
}
