package wireup.frames;

/** What a frame is for, RFC 6455 §5.2. */
enum Opcode {
    CONTINUATION(0x0),
    TEXT(0x1),
    BINARY(0x2),
    CLOSE(0x8),
    PING(0x9),
    PONG(0xA);

    private static final int CONTROL_BIT = 0x8;

    private final int code;

    Opcode(int code) {
        this.code = code;
    }

    /**
     * The opcode of a number from 0 to 15.
     *
     * @throws ProtocolError with 1002 if the number is reserved
     */
    static Opcode of(int code) {
        return switch (code) {
            case 0x0 -> CONTINUATION;
            case 0x1 -> TEXT;
            case 0x2 -> BINARY;
            case 0x8 -> CLOSE;
            case 0x9 -> PING;
            case 0xA -> PONG;
            default -> throw new ProtocolError(CloseCode.PROTOCOL_ERROR, "Opcode " + code + " is reserved.");
        };
    }

    int code() {
        return code;
    }

    /** Control frames are about the connection; they may come between the fragments of a message (§5.5). */
    boolean isControl() {
        return (code & CONTROL_BIT) != 0;
    }
}
