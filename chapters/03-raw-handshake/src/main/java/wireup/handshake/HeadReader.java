package wireup.handshake;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads the lines of a request head byte by byte, within its limits. */
final class HeadReader {

    /** The largest head in bytes, request line, fields and all line ends together. */
    static final int MAX_BYTES = 8 * 1024;

    /** The largest number of header fields. */
    static final int MAX_FIELDS = 100;

    private final InputStream in;
    private final StringBuilder head = new StringBuilder();

    HeadReader(InputStream in) {
        this.in = in;
    }

    /** The next line without its CR LF, or null if the stream ends before the head's first byte. */
    String next() throws IOException {
        int start = head.length();
        int b = read();
        if (b < 0 && start == 0) {
            return null;
        }
        while (b != '\r') {
            if (b < 0) {
                throw new RequestRejected(400, "The request ends in the middle of its head.");
            }
            if ((b < ' ' && b != '\t') || b == 0x7f) {
                throw new RequestRejected(400, "A control character, or a line end that is not CR LF, in the head.");
            }
            b = read();
        }
        if (read() != '\n') {
            throw new RequestRejected(400, "A CR that no LF follows, in the head.");
        }
        return head.substring(start, head.length() - 2);
    }

    /** The remaining lines, up to the empty one. */
    Stream<String> untilEmptyLine() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = next(); !line.isEmpty(); line = next()) {
            if (lines.size() == MAX_FIELDS) {
                throw new RequestRejected(431, "More than " + MAX_FIELDS + " header fields.");
            }
            lines.add(line);
        }
        return lines.stream();
    }

    /** All that was read, one character a byte. */
    String head() {
        return head.toString();
    }

    private int read() throws IOException {
        if (head.length() == MAX_BYTES) {
            throw new RequestRejected(431, "A request head of more than " + MAX_BYTES + " bytes.");
        }
        int b = in.read();
        if (b >= 0) {
            head.append((char) b);
        }
        return b;
    }
}
