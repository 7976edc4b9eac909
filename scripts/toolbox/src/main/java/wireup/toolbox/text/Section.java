package wireup.toolbox.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;

/**
 * A part of a text, from one heading to the next.
 *
 * @param title the words of its heading
 * @param line the number of the heading's line, from 1
 * @param prose what a person wrote there, the heading too: no code, no table that a script writes, no comment
 * @param madeFrom the mark of the English section that a Chinese one was made from, if it has one
 */
record Section(String title, int line, String prose, Optional<String> madeFrom) {

    private static final Pattern MADE_FROM = Pattern.compile("<!-- en: ([0-9a-f]{8}) -->");

    /** What a person did not write, or what another test compares: code, written tables and lists, comments. */
    static final Pattern NOT_PROSE = Pattern.compile(
            "^```.*?^```$|<!-- (\\w+) -->\n.*?<!-- /\\1 -->|<!--.*?-->", Pattern.DOTALL | Pattern.MULTILINE);

    /** The sections of a text, in order. */
    static List<Section> of(Text text) {
        List<Integer> begins = new ArrayList<>();
        text.parse().accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                begins.add(heading.getSourceSpans().getFirst().getLineIndex());
            }
        });
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < begins.size(); i++) {
            int end = i + 1 < begins.size() ? begins.get(i + 1) : text.lines().size();
            List<String> lines = text.lines().subList(begins.get(i), end);
            sections.add(new Section(
                    lines.getFirst().replaceFirst("#+ ", ""),
                    begins.get(i) + 1,
                    NOT_PROSE.matcher(String.join("\n", lines)).replaceAll(""),
                    lines.size() < 2 ? Optional.empty() : mark(lines.get(1))));
        }
        return sections;
    }

    private static Optional<String> mark(String line) {
        Matcher mark = MADE_FROM.matcher(line);
        return mark.matches() ? Optional.of(mark.group(1)) : Optional.empty();
    }

    /** The line that says which English section a Chinese one was made from. */
    static String comment(String mark) {
        return "<!-- en: " + mark + " -->";
    }

    /** Changes with the section's words, not with their lines: 8 hex digits, from SHA-256. */
    String mark() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(prose.strip().replaceAll("\\s+", " ").getBytes(UTF_8));
            return HexFormat.of().formatHex(hash, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
