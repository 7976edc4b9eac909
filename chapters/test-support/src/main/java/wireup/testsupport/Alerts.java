package wireup.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The alerts of a chapter's walk, as its text lists them: what the reader is told to expect is what a test expects. */
public final class Alerts {

    private static final Pattern LIST = Pattern.compile("<!-- alerts -->\\n(.*?)<!-- /alerts -->", Pattern.DOTALL);
    private static final Pattern ITEM = Pattern.compile("(?m)^\\d+\\. `(.*)`$");

    private Alerts() {}

    /**
     * Reads them from a text. Surefire starts each module's tests in its folder, two below the top.
     *
     * @param chapter its NN-slug
     * @param language {@code en} or {@code zh}
     * @return the alerts in their order, at least one
     */
    public static String[] of(String chapter, String language) {
        Path text = Path.of("../../chapters", chapter, language.equals("en") ? "README.md" : "README.zh-CN.md");
        try {
            String[] alerts = LIST.matcher(Files.readString(text))
                    .results()
                    .flatMap(list -> ITEM.matcher(list.group(1)).results())
                    .map(item -> item.group(1))
                    .toArray(String[]::new);
            assertThat(alerts).as("alerts listed in %s", text).isNotEmpty();
            return alerts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
