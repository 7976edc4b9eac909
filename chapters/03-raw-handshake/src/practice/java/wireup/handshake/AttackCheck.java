package wireup.handshake;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import wireup.testsupport.RawSocket;

class AttackCheck extends ServerCheck {

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\nContent-Length: *([0-9]{1,4}) *\r\n");
    private static final Pattern CHUNKED = Pattern.compile("(?i)\r\nTransfer-Encoding: *chunked *\r\n");

    /** The targets of the requests in these bytes, as someone sees them who finds their ends in one way. */
    private static List<String> targets(String bytes, boolean chunkedCounts) {
        List<String> targets = new ArrayList<>();
        String rest = bytes;
        while (rest.contains("\r\n\r\n")) {
            String head = rest.substring(0, rest.indexOf("\r\n\r\n") + 4);
            targets.add(head.split(" ", 3)[1]);
            rest = rest.substring(head.length());
            Matcher length = LENGTH.matcher(head);
            if (chunkedCounts && CHUNKED.matcher(head).find()) {
                int end = rest.indexOf("0\r\n\r\n");
                rest = end < 0 ? "" : rest.substring(end + 5);
            } else if (!chunkedCounts && length.find()) {
                rest = rest.substring(Math.min(rest.length(), Integer.parseInt(length.group(1))));
            }
        }
        return targets;
    }

    @Test
    @DisplayName("The proxy sees a request for /, the server behind it sees one for /admin too")
    void smuggles() {
        String bytes = new String(Attack.request(), US_ASCII);
        assertThat(targets(bytes, false)).as("what the proxy sees").isEqualTo(List.of("/"));
        assertThat(targets(bytes, true)).as("what the server behind it sees").isEqualTo(List.of("/", "/admin"));
    }

    @Test
    @DisplayName("Your server answers it with 400, once, and closes")
    void oursRefuses() {
        try (RawSocket socket = RawSocket.connect(server.port())) {
            assertThat(socket.send(Attack.request()).readTextToEnd())
                    .startsWith("HTTP/1.1 400 ")
                    .containsOnlyOnce("HTTP/1.1 ");
        }
    }
}
