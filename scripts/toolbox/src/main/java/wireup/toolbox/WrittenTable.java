package wireup.toolbox;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Markdown table that a script writes into a text, between two comments that a reader does not see.
 *
 * @param name the comments are {@code <!-- name -->} and {@code <!-- /name -->}
 */
public record WrittenTable(String name) {

    /** The text with this table in place of the one that it has. */
    public String put(String text, String table) {
        String begin = "<!-- " + name + " -->";
        String end = "<!-- /" + name + " -->";
        return Pattern.compile(Pattern.quote(begin) + ".*" + Pattern.quote(end), Pattern.DOTALL)
                .matcher(text)
                .replaceFirst(Matcher.quoteReplacement(begin + "\n" + table + end));
    }

    /** A line of a table: the cells of its first column, of those in the middle, and of its last. */
    public static String row(String first, List<String> middle, String last) {
        return Stream.of(Stream.of(first), middle.stream(), Stream.of(last))
                .flatMap(cells -> cells)
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
