package wireup.frames;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.Deflater;

/** Compresses messages, RFC 7692 §7.2.1. */
final class Compression implements AutoCloseable {

    /** An empty message has nothing to flush; this is an empty DEFLATE block (§7.2.3.6). */
    private static final byte[] EMPTY = {0x00};

    /** The empty block that a flush ends with: 00 00 FF FF. It is not sent. */
    private static final int TAIL = 4;

    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    private final boolean keepsContext;

    /** A compression; {@code keepsContext}: whether a message may refer to the one before. */
    Compression(boolean keepsContext) {
        this.keepsContext = keepsContext;
    }

    // region compress
    /** The compressed form of a message's payload. */
    byte[] compress(byte[] payload) {
        if (payload.length == 0) {
            return EMPTY;
        }
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        byte[] some = new byte[4096];
        deflater.setInput(payload);
        int count;
        do {
            count = deflater.deflate(some, 0, some.length, Deflater.SYNC_FLUSH);
            compressed.write(some, 0, count);
        } while (count == some.length);
        if (!keepsContext) {
            deflater.reset();
        }
        return Arrays.copyOf(compressed.toByteArray(), compressed.size() - TAIL);
    }
    // endregion

    @Override
    public void close() {
        deflater.end();
    }
}
