package wireup.toolbox.compare;

/** The requests of a real Chromium, field by field as it sends them to a page's own server. */
final class Chromium {

    private static final String AGENT =
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/156.0.0.0 Safari/537.36";

    private static final String BRANDS = """
            sec-ch-ua: "Not:A-Brand";v="8", "Chromium";v="156"
            sec-ch-ua-mobile: ?0
            """;

    private static final String REST = """
            Sec-Fetch-Site: same-origin
            Sec-Fetch-Mode: cors
            Sec-Fetch-Dest: empty
            Referer: http://localhost:%d/
            """;

    private static final String LANGUAGES = """
            Accept-Encoding: gzip, deflate, br, zstd
            Accept-Language: en-US,en;q=0.9
            """;

    private Chromium() {}

    /**
     * What {@code fetch(target, { cache: "no-store" })} sends.
     *
     * @param condition a field that the page adds, with its line end; or empty
     */
    static String fetch(int port, String target, String condition) {
        return wire(begin(port, target, "keep-alive") + condition + "sec-ch-ua-platform: \"Linux\"\n" + "User-Agent: "
                + AGENT + "\n" + BRANDS + "Accept: */*\n" + REST.formatted(port) + LANGUAGES);
    }

    /** What {@code new EventSource(target)} sends. */
    static String eventSource(int port, String target) {
        return wire(begin(port, target, "keep-alive") + "sec-ch-ua-platform: \"Linux\"\n" + "User-Agent: " + AGENT
                + "\n" + "Accept: text/event-stream\n" + BRANDS + REST.formatted(port) + LANGUAGES);
    }

    /** What {@code new WebSocket(target)} sends, with the key of RFC 6455 §1.3. */
    static String webSocket(int port, String target) {
        return wire(
                begin(port, target, "Upgrade") + "User-Agent: " + AGENT + "\n" + """
                Upgrade: websocket
                Origin: http://localhost:%d
                Sec-WebSocket-Version: 13
                """.formatted(port) + LANGUAGES + """
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
                Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits
                """);
    }

    private static String begin(int port, String target, String connection) {
        return """
                GET %s HTTP/1.1
                Host: localhost:%d
                Connection: %s
                Pragma: no-cache
                Cache-Control: no-cache
                """.formatted(target, port, connection);
    }

    private static String wire(String head) {
        return (head + "\n").replace("\n", "\r\n");
    }
}
