package wireup.frames;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * A Close frame: one side wants to close the connection, or agrees to (RFC 6455 §5.5.1).
 *
 * @param code the status code, or {@link CloseCode#NONE} if the frame has none
 * @param reason words for a person; empty if there are none
 */
record Close(int code, String reason) implements Incoming {

    private static final int CODE_LENGTH = 2;

    /** The longest reason, in bytes of UTF-8. */
    static final int MAX_REASON = FrameHeader.MAX_SHORT_LENGTH - CODE_LENGTH;

    // region read
    /**
     * A Close frame from its payload: nothing, or a code of two bytes and perhaps a reason in UTF-8.
     *
     * @throws ProtocolError with 1002 if there is one byte or a code that must not be sent, 1007 if that is no UTF-8
     */
    static Close read(byte[] payload) {
        if (payload.length == 0) {
            return new Close(CloseCode.NONE, "");
        }
        if (payload.length < CODE_LENGTH) {
            throw new ProtocolError(CloseCode.PROTOCOL_ERROR, "A close code has two bytes, and here is one.");
        }
        int code = (payload[0] & 0xff) << 8 | (payload[1] & 0xff);
        if (!CloseCode.mayBeSent(code)) {
            throw new ProtocolError(CloseCode.PROTOCOL_ERROR, "A Close frame must not carry the code " + code + ".");
        }
        Utf8 utf8 = new Utf8();
        utf8.check(payload, CODE_LENGTH, payload.length);
        utf8.end();
        return new Close(code, new String(payload, CODE_LENGTH, payload.length - CODE_LENGTH, UTF_8));
    }
    // endregion

    /**
     * The frame's payload.
     *
     * @throws IllegalArgumentException if such a frame must not be sent
     */
    byte[] payload() {
        if (code == CloseCode.NONE) {
            return new byte[0];
        }
        byte[] words = reason.getBytes(UTF_8);
        if (!CloseCode.mayBeSent(code) || words.length > MAX_REASON) {
            throw new IllegalArgumentException("No Close frame may carry the code " + code + " and this reason.");
        }
        byte[] payload = Arrays.copyOf(new byte[] {(byte) (code >> 8), (byte) code}, CODE_LENGTH + words.length);
        System.arraycopy(words, 0, payload, CODE_LENGTH, words.length);
        return payload;
    }
}
