package wireup.frames;

import java.io.IOException;

/** The payload of one frame as it comes in, with its mask taken off. */
final class FramePayload {

    private final Input in;
    private final FrameHeader header;
    private int done;

    FramePayload(Input in, FrameHeader header) {
        this.in = in;
        this.header = header;
    }

    /** How many bytes are still to come. */
    int left() {
        return header.length() - done;
    }

    /**
     * Reads at least one byte of those that are left.
     *
     * @return how many of {@code length} bytes were read
     */
    int read(byte[] into, int offset, int length) throws IOException {
        int count = in.read(into, offset, Math.min(length, left()));
        Mask.apply(into, offset, offset + count, header.maskingKey(), done);
        done += count;
        return count;
    }

    /** Reads all that is left: for control frames, which are short. */
    byte[] readAll() throws IOException {
        byte[] bytes = new byte[left()];
        while (left() > 0) {
            read(bytes, done, left());
        }
        return bytes;
    }
}
