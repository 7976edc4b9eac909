package wireup.toolbox.check;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Bytes in rows of 16, the marked ones underlined and named. */
final class HexDump {

    private static final int ROW = 16;
    private static final int MAX_ROWS = 5;
    private static final String INDENT = "      ";

    private final Language language;

    HexDump(Language language) {
        this.language = language;
    }

    /** The first row and those with marks; what lies between is left out. */
    String of(Bytes bytes) {
        SortedSet<Integer> rows = new TreeSet<>();
        for (Mark mark : bytes.marks()) {
            for (int row = mark.at() / ROW; row <= (mark.at() + Math.max(1, mark.length()) - 1) / ROW; row++) {
                rows.add(row);
            }
        }
        if (rows.isEmpty()) {
            rows.add(0);
        }
        StringBuilder dump = new StringBuilder();
        int next = 0;
        for (int row : rows.stream().limit(MAX_ROWS).toList()) {
            dump.append(row > next ? INDENT + "…\n" : "").append(row(bytes, row));
            next = row + 1;
        }
        if (next * ROW < bytes.length()) {
            dump.append(INDENT)
                    .append(Text.of("… " + bytes.length() + " bytes in all", "…… 共 " + bytes.length() + " 字节")
                            .in(language))
                    .append('\n');
        }
        return dump.toString();
    }

    private String row(Bytes bytes, int row) {
        int from = row * ROW;
        int to = Math.min(bytes.length(), from + ROW);
        StringBuilder text = new StringBuilder(INDENT).append(Bytes.hex(bytes.array(), from, to));
        if (isText(bytes)) {
            text.append("   ".repeat(from + ROW - to)).append("  ").append(ascii(bytes, from, to));
        }
        text.append('\n');
        for (Mark mark : bytes.marks()) {
            int first = Math.max(from, mark.at());
            int end = Math.min(to, mark.at() + mark.length());
            if (first < end) {
                text.append(INDENT).append("   ".repeat(first - from)).append("^".repeat(3 * (end - first) - 1));
                boolean last = end == mark.at() + mark.length();
                text.append(last ? " " + mark.name().in(language) : "").append('\n');
            }
        }
        return text.toString();
    }

    /** A request is easier to read as text. */
    private static boolean isText(Bytes bytes) {
        return bytes.length() > 0 && List.of('G', 'P', 'H', 'g', '\r').contains((char) bytes.array()[0]);
    }

    private static String ascii(Bytes bytes, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            byte b = bytes.array()[i];
            text.append(b >= ' ' && b < 0x7f ? (char) b : '.');
        }
        return text.toString();
    }
}
