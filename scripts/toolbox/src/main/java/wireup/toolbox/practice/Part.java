package wireup.toolbox.practice;

import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a source file that are the learner's turn: from one line up to another, which is no part of them. Both
 * are given by what stands in them; how far they are indented does not matter.
 *
 * @param file the class whose file it is, {@code OpeningHandshake}
 * @param from the first line
 * @param before the line behind the last one; the same as {@code from} for a place between two lines
 * @param blank what stands there before the learner's turn; null for what the chapter has
 * @param solution what may stand there after it; null for what the chapter has
 */
record Part(String file, String from, String before, String blank, String solution) {

    /** The chapter's lines are the solution, and the learner begins with others that compile. */
    static Part blank(String file, String from, String before, String blank) {
        return new Part(file, from, before, blank, null);
    }

    /** The learner adds to what the chapter has, in front of a line. */
    static Part extend(String file, String line, String solution) {
        return new Part(file, line, line, null, solution);
    }

    /** The source with the blank in the part's place, and a comment where it says {@code // your turn}, or before it. */
    String blank(String source, String comment) {
        String text = blank == null ? "" : blank;
        if (comment.isEmpty()) {
            return replace(source, text);
        }
        String mark = "// your turn";
        String marked = mark + ": " + comment;
        return replace(source, text.contains(mark) ? text.replace(mark, marked) : marked + "\n" + text);
    }

    /** The source with our solution in the part's place. */
    String solve(String source) {
        return solution == null ? source : replace(source, solution);
    }

    /** The number of the part's first line in the chapter's source, from 0. */
    private int start(List<String> lines) {
        List<String> found = lines.stream().map(String::strip).toList();
        int at = found.indexOf(from.strip());
        if (at < 0 || at != found.lastIndexOf(from.strip())) {
            throw new IllegalStateException(file + ".java was changed: this line of the practice stands there "
                    + (at < 0 ? "no more" : "more than once") + ". Give the practice the new one.\n" + from);
        }
        return at;
    }

    private String replace(String source, String instead) {
        List<String> lines = new ArrayList<>(source.lines().toList());
        int start = start(lines);
        int end = start;
        String first = lines.get(start);
        String indent = first.substring(0, first.length() - first.stripLeading().length());
        int inner = 0; // regions that begin in the part: their ends are not its end
        while (inner > 0 || !lines.get(end).strip().equals(before.strip())) {
            inner = Math.max(0, inner + depth(lines.get(end)));
            end++;
            if (end == lines.size()) {
                throw new IllegalStateException(file + ".java was changed: this line of the practice does not follow."
                        + " Give the practice the new one.\n" + before);
            }
        }
        List<String> place = lines.subList(start, end);
        place.clear();
        place.addAll(instead.lines()
                .map(line -> line.isEmpty() ? line : indent + line)
                .toList());
        return String.join("\n", lines) + "\n";
    }

    private static int depth(String line) {
        return line.strip().startsWith("// region ") ? 1 : line.strip().equals("// endregion") ? -1 : 0;
    }
}
