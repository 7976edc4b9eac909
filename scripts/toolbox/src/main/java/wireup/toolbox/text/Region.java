package wireup.toolbox.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A named part of a source file: the lines from the comment {@code region name} to its {@code endregion}. Regions may
 * lie within others; the comments of those belong to nobody.
 *
 * @param file from the top of the repository
 * @param lines as a text shows them: with as little indentation as their own
 */
public record Region(Path file, List<Line> lines) {

    private static final Pattern BEGIN = Pattern.compile("\\s*(?://|<!--|/\\*) region (\\S+).*");
    private static final Pattern END = Pattern.compile("\\s*(?://|<!--|/\\*) endregion.*");

    /**
     * A line of the file.
     *
     * @param number from 1
     */
    public record Line(int number, String text) {}

    /**
     * Reads what a text shows.
     *
     * @param name {@code file#region}, or {@code file} for all of it
     * @throws IllegalArgumentException if there is no such file, or not one such region in it
     */
    public static Region read(String name) throws IOException {
        String[] parts = name.split("#", 2);
        Path file = Path.of(parts[0]);
        if (!Files.isRegularFile(Text.ROOT.resolve(file))) {
            throw new IllegalArgumentException("There is no file " + file + ".");
        }
        List<String> source = Files.readAllLines(Text.ROOT.resolve(file));
        List<Line> found = new ArrayList<>();
        int depth = parts.length == 1 ? 1 : 0; // how many regions are open, from the wanted one on
        int begun = 0;
        for (int i = 0; i < source.size(); i++) {
            Matcher begin = BEGIN.matcher(source.get(i));
            boolean wanted =
                    begin.matches() && parts.length == 2 && begin.group(1).equals(parts[1]);
            if (wanted) {
                begun++;
            }
            if (begin.matches()) {
                depth += depth > 0 || wanted ? 1 : 0;
            } else if (END.matcher(source.get(i)).matches()) {
                depth -= depth > 0 ? 1 : 0;
            } else if (depth > 0) {
                found.add(new Line(i + 1, source.get(i)));
            }
        }
        if (parts.length == 2 && (begun != 1 || depth != 0)) {
            throw new IllegalArgumentException(
                    file + " has " + (begun == 0 ? "no" : "no single, ended") + " region " + parts[1] + ".");
        }
        return new Region(file, unindented(found));
    }

    private static List<Line> unindented(List<Line> lines) {
        int indentation = lines.stream()
                .map(Line::text)
                .filter(text -> !text.isBlank())
                .mapToInt(text -> text.length() - text.stripLeading().length())
                .min()
                .orElse(0);
        return lines.stream()
                .map(line -> new Line(
                        line.number(), line.text().isBlank() ? "" : line.text().substring(indentation)))
                .toList();
    }

    /** Its lines as a text has them. */
    public List<String> code() {
        return lines.stream().map(Line::text).toList();
    }
}
