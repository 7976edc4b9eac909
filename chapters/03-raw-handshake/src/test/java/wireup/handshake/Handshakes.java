package wireup.handshake;

/** The RFC's own opening handshake, to be spoilt by the tests line by line. */
final class Handshakes {

    static final String VALID = """
            GET /echo HTTP/1.1
            Host: localhost
            Upgrade: websocket
            Connection: Upgrade
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
            Sec-WebSocket-Version: 13

            """.replace("\n", "\r\n");

    private Handshakes() {}

    /** The valid request with one line replaced; an empty replacement takes the line away. */
    static String with(String line, String replacement) {
        if (!VALID.contains(line + "\r\n")) {
            throw new IllegalArgumentException("no such line: " + line);
        }
        return VALID.replace(line + "\r\n", replacement.isEmpty() ? "" : replacement + "\r\n");
    }

    /** The valid request with more lines after its Host field. */
    static String plus(String... lines) {
        return with("Host: localhost", "Host: localhost\r\n" + String.join("\r\n", lines));
    }
}
