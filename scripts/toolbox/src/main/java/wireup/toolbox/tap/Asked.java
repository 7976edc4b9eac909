package wireup.toolbox.tap;

/** A request whose answer has not come. */
final class Asked {

    private final long id;
    private final String method;
    private final boolean webSocket;
    private final boolean takeover;
    private final String key;
    private final Decoder reader;

    /** What decodes the client's bytes after the request; null as long as the answer has not decided. */
    private Decoder next;

    /**
     * A request.
     *
     * @param webSocket whether it asks for the WebSocket protocol
     * @param takeover whether it asks for any other protocol than HTTP
     * @param key Sec-WebSocket-Key; may be null
     * @param reader who read it, and goes on if no other protocol takes over
     */
    Asked(long id, String method, boolean webSocket, boolean takeover, String key, Decoder reader) {
        this.id = id;
        this.method = method;
        this.webSocket = webSocket;
        this.takeover = takeover;
        this.key = key;
        this.reader = reader;
    }

    long id() {
        return id;
    }

    boolean is(String otherMethod) {
        return otherMethod.equals(method);
    }

    boolean webSocket() {
        return webSocket;
    }

    /** Whether the client has to wait for the answer before it knows which protocol it speaks. */
    boolean takeover() {
        return takeover;
    }

    String key() {
        return key;
    }

    Decoder reader() {
        return reader;
    }

    void decide(Decoder decoder) {
        next = decoder;
    }

    Decoder next() {
        return next;
    }
}
