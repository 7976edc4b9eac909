package wireup.jettyecho;

import java.nio.ByteBuffer;

/**
 * Follows the bytes of a connection from frame to frame and sees whether each payload length is in its shortest form:
 * up to 125 in 7 bits, up to 65,535 in 16, else in 64 (RFC 6455 §5.2). Keeps a few numbers and no bytes.
 */
final class FrameLengths {

    private enum Next {
        OPCODE,
        LENGTH,
        EXTENDED_LENGTH
    }

    private Next next = Next.OPCODE;

    /** How many bytes of masking key and payload come before the next frame. */
    private long skip;

    private int keyLength;
    private int bytesOfLength;
    private int bytesToCome;
    private long length;

    /**
     * Follows what has come. When a length is not in its shortest form, the buffer is left before the length's last
     * byte: what stands before it can be handed on, and no frame begins there that could be complete.
     *
     * @return whether every length so far is in its shortest form
     */
    boolean follow(ByteBuffer in) {
        while (in.hasRemaining()) {
            if (skip > 0) {
                int step = (int) Math.min(skip, in.remaining());
                in.position(in.position() + step);
                skip -= step;
                continue;
            }
            int b = in.get() & 0xff;
            switch (next) {
                case OPCODE -> next = Next.LENGTH;
                case LENGTH -> length(b);
                case EXTENDED_LENGTH -> {
                    length = length << 8 | b;
                    if (--bytesToCome == 0) {
                        if (hasShorterForm()) {
                            in.position(in.position() - 1);
                            return false;
                        }
                        payload();
                    }
                }
            }
        }
        return true;
    }

    private void length(int b) {
        keyLength = (b & 0x80) == 0 ? 0 : 4;
        length = b & 0x7f;
        if (length < 126) {
            payload();
        } else {
            bytesOfLength = length == 126 ? 2 : 8;
            bytesToCome = bytesOfLength;
            length = 0;
            next = Next.EXTENDED_LENGTH;
        }
    }

    /** Whether the length would have had room in a shorter form. With its top bit set it is negative, and not short. */
    private boolean hasShorterForm() {
        return length >= 0 && length < (bytesOfLength == 2 ? 126 : 65_536);
    }

    private void payload() {
        // Jetty refuses a frame of 2 GiB and more by itself: nothing after it is a frame.
        skip = length < 0 || length > Integer.MAX_VALUE ? Long.MAX_VALUE : keyLength + length;
        next = Next.OPCODE;
    }
}
