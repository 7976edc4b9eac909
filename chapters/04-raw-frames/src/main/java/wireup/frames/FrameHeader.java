package wireup.frames;

import static wireup.frames.ProtocolError.check;

import java.io.IOException;

/**
 * The header of a frame from a client, RFC 6455 §5.2.
 *
 * <pre>
 *  0               1               2               3
 *  0 1 2 3 4 5 6 7 0 1 2 3 4 5 6 7 0 1 2 3 4 5 6 7 0 1 2 3 4 5 6 7
 * +-+-+-+-+-------+-+-------------+-------------------------------+
 * |F|R|R|R|       |M|             |                               |
 * |I|S|S|S|opcode |A| payload len | 16 or 64 bits of length,      |
 * |N|V|V|V|       |S|             | if payload len is 126 or 127  |
 * | |1|2|3|       |K|             |                               |
 * +-+-+-+-+-------+-+-------------+-------------------------------+
 * | masking key, 32 bits          | payload ...                   |
 * +-------------------------------+-------------------------------+
 * </pre>
 *
 * @param fin whether this frame is the last of its message
 * @param rsv1 whether the message is compressed (RFC 7692 §6); without that extension the bit is never set
 * @param length the length of the payload in bytes
 * @param maskingKey the key that the payload is masked with, in network byte order
 */
record FrameHeader(boolean fin, boolean rsv1, Opcode opcode, int length, int maskingKey) {

    static final int B0_FLAG_FIN = 0b1000_0000;
    static final int B0_FLAG_RSV1 = 0b0100_0000;
    static final int B0_MASK_RSV = 0b0111_0000;
    static final int B0_MASK_OPCODE = 0b0000_1111;
    static final int B1_FLAG_MASK = 0b1000_0000;
    static final int B1_MASK_LENGTH = 0b0111_1111;

    /** A payload length of up to this stands in the second byte itself. */
    static final int MAX_SHORT_LENGTH = 125;

    /** In place of a length: 16 bits follow. */
    static final int LENGTH_16 = 126;

    /** In place of a length: 64 bits follow. */
    static final int LENGTH_64 = 127;

    // region read
    /**
     * Reads a header and holds it against the rules that need no other frame.
     *
     * @param compression whether RSV1 may mark a compressed message
     * @param max the largest payload in bytes
     * @throws ProtocolError with 1002 if the header breaks a rule, 1009 if the payload is too large
     */
    static FrameHeader read(Input in, boolean compression, int max) throws IOException {
        // region first-byte
        int b0 = in.read();
        Opcode opcode = Opcode.of(b0 & B0_MASK_OPCODE);
        boolean fin = (b0 & B0_FLAG_FIN) != 0;
        int rsv = b0 & B0_MASK_RSV;
        // endregion
        boolean rsv1 = compression && rsv == B0_FLAG_RSV1 && (opcode == Opcode.TEXT || opcode == Opcode.BINARY);
        check(rsv == 0 || rsv1, "A reserved bit is set, and no extension gives it a meaning.");
        check(fin || !opcode.isControl(), "A control frame must not be fragmented.");

        int b1 = in.read();
        check((b1 & B1_FLAG_MASK) != 0, "A client must mask its frames.");
        long length = readLength(in, b1 & B1_MASK_LENGTH, opcode);
        if (length > max) {
            throw new ProtocolError(CloseCode.TOO_BIG, "A frame of more than " + max + " bytes.");
        }
        return new FrameHeader(fin, rsv1, opcode, (int) length, (int) in.readNumber(4));
    }
    // endregion

    // region length
    private static long readLength(Input in, int shortLength, Opcode opcode) throws IOException {
        check(
                shortLength <= MAX_SHORT_LENGTH || !opcode.isControl(),
                "A control frame carries at most " + MAX_SHORT_LENGTH + " bytes.");
        return switch (shortLength) {
            // region length-16
            case LENGTH_16 -> {
                long length = in.readNumber(2);
                check(length > MAX_SHORT_LENGTH, "A length must take its shortest form.");
                yield length;
            }
            // endregion
            case LENGTH_64 -> {
                long length = in.readNumber(8);
                check(length >= 0, "The highest bit of a 64-bit length must be 0.");
                check(length > 0xFFFF, "A length must take its shortest form.");
                yield length;
            }
            default -> shortLength;
        };
    }
    // endregion
}
