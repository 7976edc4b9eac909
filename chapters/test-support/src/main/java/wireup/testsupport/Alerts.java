package wireup.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a chapter's text says that its page shows: what the reader is told to expect is what a test expects. */
public final class Alerts {

    private static final Pattern LIST = Pattern.compile("<!-- alerts -->\\n(.*?)<!-- /alerts -->", Pattern.DOTALL);
    private static final Pattern ITEM = Pattern.compile("(?m)^\\d+\\. `(.*)`$");

    private static final Pattern LOG = Pattern.compile("<!-- log -->\n```text\n(.*?)```\n", Pattern.DOTALL);
    private static final Pattern CONSOLE = Pattern.compile("<!-- console -->\n```text\n(.*)\n```\n");

    /** Where each alert that was read stands: file and line. */
    private static final Map<String, String> PLACES = new ConcurrentHashMap<>();

    private Alerts() {}

    /**
     * The alerts of the walk. Surefire starts each module's tests in its folder, two below the top.
     *
     * @param chapter its NN-slug
     * @param language {@code en} or {@code zh}
     * @return the alerts in their order, at least one
     */
    public static String[] of(String chapter, String language) {
        String text = text(chapter, language);
        List<String> alerts = new ArrayList<>();
        LIST.matcher(text).results().forEach(list -> {
            Matcher item = ITEM.matcher(text).region(list.start(1), list.end(1));
            while (item.find()) {
                alerts.add(item.group(1));
                long line = text.substring(0, item.start()).lines().count() + 1;
                PLACES.put(item.group(1), path(chapter, language) + ":" + line);
            }
        });
        assertThat(alerts).as("alerts in the text of %s", chapter).isNotEmpty();
        return alerts.toArray(String[]::new);
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
        assertThat(errors)
                .as("errors of the console in the text of %s", chapter)
                .hasSize(1);
        return errors.getFirst();
    }

    /** Where a text lists an alert that {@link #of} has read, and what to do if the page says something else. */
    static String place(String alert) {
        String place = PLACES.get(alert);
        return place == null ? "" : ", in " + place + ": it and the page's texts.js must say the same";
    }

    private static Stream<String> read(String chapter, String language, Pattern block) {
        return block.matcher(text(chapter, language)).results().map(found -> found.group(1));
    }

    private static String text(String chapter, String language) {
        try {
            return Files.readString(Path.of("../..", path(chapter, language)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String path(String chapter, String language) {
        return "chapters/" + chapter + (language.equals("en") ? "/README.md" : "/README.zh-CN.md");
    }
}
