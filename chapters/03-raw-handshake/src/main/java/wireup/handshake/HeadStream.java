package wireup.handshake;

import java.io.BufferedInputStream;
import java.io.InputStream;
import java.util.Arrays;

/** A stream to read heads from byte by byte. What comes behind a head, in the same segment, can be taken out whole. */
final class HeadStream extends BufferedInputStream {

    HeadStream(InputStream in) {
        super(in, 2048);
    }

    /** The bytes that were received but not read yet. This stream is not needed any more. */
    synchronized byte[] takeRest() {
        return Arrays.copyOfRange(buf, pos, count);
    }
}
