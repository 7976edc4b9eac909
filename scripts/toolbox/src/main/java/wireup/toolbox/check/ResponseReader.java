package wireup.toolbox.check;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;

/** Reads HTTP responses off the wire, as far as a handshake needs them. */
final class ResponseReader {

    private static final int MAX_HEAD = 64 * 1024;

    private ResponseReader() {}

    /** The next head, or an event that says why there is none. */
    static Event head(Wire wire, long deadline) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        String text = "";
        try {
            while (!text.endsWith("\r\n\r\n")) {
                int b = wire.read(deadline);
                if (b < 0) {
                    return head.size() == 0 ? new Event.Ended() : unfinished(head);
                }
                head.write(b);
                text = b == '\n' ? head.toString(ISO_8859_1) : "";
                if (head.size() == MAX_HEAD) {
                    return unfinished(head);
                }
            }
        } catch (SocketTimeoutException _) {
            return head.size() == 0 ? new Event.Silence() : unfinished(head);
        }
        List<String> lines = text.lines().toList();
        return new Event.Response(lines.getFirst(), lines.subList(1, lines.size()));
    }

    private static Event unfinished(ByteArrayOutputStream bytes) {
        return new Event.Unfinished(new Bytes(bytes.toByteArray(), List.of()));
    }

    /** The status line of one more response, after the content of the first; null if there is none. */
    static String another(Wire wire, long deadline) throws IOException {
        StringBuilder rest = new StringBuilder();
        try {
            for (int b = wire.read(deadline); b >= 0 && rest.length() < MAX_HEAD; b = wire.read(deadline)) {
                rest.append((char) b);
            }
        } catch (SocketTimeoutException _) {
            // What has come by then is enough.
        }
        int second = rest.indexOf("HTTP/1.1 ");
        return second < 0 ? null : rest.substring(second).lines().findFirst().orElseThrow();
    }
}
