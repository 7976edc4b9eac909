package wireup.toolbox.compare;

import java.io.IOException;
import java.io.InputStream;

/** The content of a body that comes in chunks (RFC 9112 §7.1). It ends with the last chunk, which is empty. */
final class Chunks extends InputStream {

    private final InputStream in;
    private boolean begun;
    private int left;

    Chunks(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        if (!isMore()) {
            return -1;
        }
        left--;
        return in.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (!isMore()) {
            return -1;
        }
        int count = in.read(into, offset, Math.min(length, left));
        left -= Math.max(0, count);
        return count;
    }

    private boolean isMore() throws IOException {
        if (left == 0) {
            if (begun) {
                Wire.readLine(in); // the line end after the chunk before
            }
            begun = true;
            left = Integer.parseInt(Wire.readLine(in), 16);
        }
        return left > 0;
    }
}
