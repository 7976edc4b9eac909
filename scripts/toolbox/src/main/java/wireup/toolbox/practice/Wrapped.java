package wireup.toolbox.practice;

/** A text in lines that a terminal shows whole. */
final class Wrapped {

    /** In columns, of the 80 that a terminal has, without the indentation; a Chinese character takes two. */
    private static final int WIDTH = 78;

    private static final String INDENT = "  ";

    private Wrapped() {}

    /** The text in lines, indented. It breaks at spaces, and behind any Chinese character. Code lines stay as they are. */
    static String text(String text) {
        StringBuilder wrapped = new StringBuilder();
        text.lines().forEach(line -> wrap(line, wrapped));
        return wrapped.toString();
    }

    private static void wrap(String line, StringBuilder into) {
        String rest = line;
        while (columns(rest) > WIDTH) {
            int end = breakAt(rest);
            into.append(INDENT).append(rest.substring(0, end).stripTrailing()).append('\n');
            rest = rest.substring(end).stripLeading();
        }
        into.append(INDENT).append(rest).append('\n');
    }

    private static int breakAt(String line) {
        int columns = 0;
        int last = 0;
        for (int i = 0; i < line.length() && columns < WIDTH; i++) {
            columns += width(line.charAt(i));
            boolean closing = i + 1 < line.length() && "，。：；！？）」》、".indexOf(line.charAt(i + 1)) >= 0;
            if (line.charAt(i) == ' ' || (width(line.charAt(i)) == 2 && !closing)) {
                last = i + 1;
            }
        }
        return last == 0 ? line.length() : last;
    }

    private static int columns(String line) {
        return line.chars().map(c -> width((char) c)).sum();
    }

    private static int width(char c) {
        return c >= 0x2e80 ? 2 : 1;
    }
}
