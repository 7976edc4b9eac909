package wireup.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a chapter's text says that its page shows: what the reader is told to expect is what a test expects. */
public final class Alerts {

    private static final Pattern LIST = Pattern.compile("<!-- alerts -->\\n(.*?)<!-- /alerts -->", Pattern.DOTALL);
    private static final Pattern ITEM = Pattern.compile("(?m)^\\d+\\. `(.*)`$");

    private static final Pattern LOG = Pattern.compile("<!-- log -->\n```text\n(.*?)```\n", Pattern.DOTALL);
    private static final Pattern CONSOLE = Pattern.compile("<!-- console -->\n```text\n(.*)\n```\n");

    private Alerts() {}

    /**
     * The alerts of the walk. Surefire starts each module's tests in its folder, two below the top.
     *
     * @param chapter its NN-slug
     * @param language {@code en} or {@code zh}
     * @return the alerts in their order, at least one
     */
    public static String[] of(String chapter, String language) {
        String[] alerts = read(chapter, language, LIST)
                .flatMap(list -> ITEM.matcher(list).results())
                .map(item -> item.group(1))
                .toArray(String[]::new);
        assertThat(alerts).as("alerts in the text of %s", chapter).isNotEmpty();
        return alerts;
    }

    /**
     * The lines of the page's log that the text shows.
     *
     * @param chapter its NN-slug
     * @param language {@code en} or {@code zh}
     * @return at least one line
     */
    public static List<String> log(String chapter, String language) {
        List<String> log = read(chapter, language, LOG).flatMap(String::lines).toList();
        assertThat(log).as("log in the text of %s", chapter).isNotEmpty();
        return log;
    }

    /**
     * The error in the browser's console that the text shows.
     *
     * @param chapter its NN-slug
     * @param language {@code en} or {@code zh}
     */
    public static String console(String chapter, String language) {
        List<String> errors = read(chapter, language, CONSOLE).toList();
        assertThat(errors).as("errors of the console in the text of %s", chapter).hasSize(1);
        return errors.getFirst();
    }

    private static Stream<String> read(String chapter, String language, Pattern block) {
        Path text = Path.of("../../chapters", chapter, language.equals("en") ? "README.md" : "README.zh-CN.md");
        try {
            return block.matcher(Files.readString(text)).results().map(found -> found.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
