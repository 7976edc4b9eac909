package wireup.frames;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The peer broke a rule, and the connection fails (RFC 6455 §7.1.7). The message is one sentence for the person who
 * wrote the peer: it becomes the reason of the Close frame.
 */
public final class ProtocolError extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int closeCode;

    /**
     * A broken rule.
     *
     * @param closeCode the status code of the Close frame that tells the peer, see {@link CloseCode}
     * @param sentence what is wrong, at most 123 bytes of UTF-8
     * @throws IllegalArgumentException if no Close frame may carry that
     */
    public ProtocolError(int closeCode, String sentence) {
        super(sentence, null, false, false); // no stack trace: the peer's fault, and a peer can cause thousands
        if (!CloseCode.mayBeSent(closeCode) || sentence.getBytes(UTF_8).length > Close.MAX_REASON) {
            throw new IllegalArgumentException("No Close frame may carry the code " + closeCode + ": " + sentence);
        }
        this.closeCode = closeCode;
    }

    /**
     * Holds what came against a rule of the protocol.
     *
     * @throws ProtocolError with 1002 and the rule, if it is broken
     */
    static void check(boolean holds, String rule) {
        if (!holds) {
            throw new ProtocolError(CloseCode.PROTOCOL_ERROR, rule);
        }
    }

    /** The status code that tells the peer what kind of rule it broke. */
    public int closeCode() {
        return closeCode;
    }
}
