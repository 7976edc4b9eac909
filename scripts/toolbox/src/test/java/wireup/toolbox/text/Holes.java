package wireup.toolbox.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What varies in a session of a text: {@code {name}} stands for anything in a line, and for the same wherever it stands
 * again. {@code …} at a line's end stands for the rest of the line.
 */
final class Holes {

    private static final Pattern HOLE = Pattern.compile("\\{([a-z]+)}");

    private final Map<String, String> values = new HashMap<>();

    /** A line with what its holes stood for. */
    String fill(String line) {
        return HOLE.matcher(line).replaceAll(hole -> {
            if (!values.containsKey(hole.group(1))) {
                throw new IllegalArgumentException("No answer had {" + hole.group(1) + "} yet: " + line);
            }
            return Matcher.quoteReplacement(values.get(hole.group(1)));
        });
    }

    /** Whether a line is as the text shows it. What new holes stand for is remembered. */
    boolean match(String shown, String came) {
        List<String> names = new ArrayList<>();
        StringBuilder pattern = new StringBuilder();
        int from = 0;
        for (Matcher hole = HOLE.matcher(shown); hole.find(); from = hole.end()) {
            pattern.append(Pattern.quote(shown.substring(from, hole.start())));
            String value = values.get(hole.group(1));
            if (value == null) {
                names.add(hole.group(1));
            }
            pattern.append(value == null ? "(.+?)" : Pattern.quote(value));
        }
        String rest = shown.substring(from);
        pattern.append(
                rest.endsWith("…")
                        ? Pattern.quote(rest.substring(0, rest.length() - 1).stripTrailing()) + ".*"
                        : Pattern.quote(rest));
        Matcher matcher = Pattern.compile(pattern.toString()).matcher(came);
        if (!matcher.matches()) {
            return false;
        }
        for (int i = 0; i < names.size(); i++) {
            String before = values.putIfAbsent(names.get(i), matcher.group(i + 1));
            if (before != null && !before.equals(matcher.group(i + 1))) {
                return false; // twice in this line
            }
        }
        return true;
    }
}
