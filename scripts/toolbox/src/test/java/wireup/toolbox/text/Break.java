package wireup.toolbox.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a text tells the reader to change.
 *
 * @param sources the files that have its lines, once; with the new lines in their place
 */
public record Break(Map<Path, String> sources) {

    /** Finds the lines of a diff in the sources of a chapter and of its page. */
    static Break of(String chapter, List<String> diff) throws IOException {
        return in(
                diff, Text.ROOT.resolve("chapters/" + chapter + "/src/main/java"), Text.ROOT.resolve("web/" + chapter));
    }

    /** Finds the lines of a diff in the sources in these folders. */
    public static Break in(List<String> diff, Path... folders) throws IOException {
        String stands = lines(diff, '-');
        String instead = lines(diff, '+');
        Map<Path, String> sources = new TreeMap<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(some -> some.toString().matches(".*\\.(java|js|html|css)"))
                        .toList()) {
                    String source = Files.readString(file);
                    int at = source.indexOf(stands);
                    if (at >= 0 && source.lastIndexOf(stands) == at) {
                        sources.put(file, source.replace(stands, instead));
                    }
                }
            }
        }
        return new Break(sources);
    }

    private static String lines(List<String> diff, char sign) {
        return diff.stream()
                .filter(line -> line.startsWith(" ") || line.startsWith("" + sign))
                .map(line -> line.substring(1) + "\n")
                .collect(Collectors.joining());
    }
}
