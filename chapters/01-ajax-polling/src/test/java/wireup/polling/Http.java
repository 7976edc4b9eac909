package wireup.polling;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wireup.testsupport.RawSocket;

/**
 * One response, as it came over the wire.
 *
 * @param head status line and header fields, with the empty line
 */
record Http(String head, String body) {

    /** Reads the response to a GET, or to anything else that is answered with a body of known length. */
    static Http response(RawSocket socket) {
        String head = socket.readHead();
        int length = field(head, "Content-Length").map(Integer::parseInt).orElse(0);
        return new Http(head, new String(socket.read(length), StandardCharsets.UTF_8));
    }

    /** Sends a GET that keeps the connection alive, and reads the response. */
    static Http get(RawSocket socket, String target, String... fields) {
        return response(socket.send(request("GET", target, fields)));
    }

    /** The text of a request without a body. */
    static String request(String method, String target, String... fields) {
        StringBuilder request = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n");
        for (String field : fields) {
            request.append(field).append("\r\n");
        }
        return request.append("\r\n").toString();
    }

    int status() {
        return Integer.parseInt(head.substring(9, 12));
    }

    /** A header field's value; fails if there is none. */
    String field(String name) {
        return field(head, name).orElseThrow(() -> new AssertionError("no " + name + " in " + head));
    }

    private static Optional<String> field(String head, String name) {
        Matcher matcher = Pattern.compile("(?i)\r\n" + name + ": *(.*?)\r\n").matcher(head);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
