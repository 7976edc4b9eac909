package wireup.toolbox.compare;

import java.io.IOException;
import java.io.InputStream;

/** The content of a body that comes in chunks (RFC 9112 §7.1), up to its last one. */
final class Chunks extends InputStream {

    private final InputStream in;
    private int left;
    private boolean begun;

    Chunks(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        if (left == 0) {
            if (begun) {
                Wire.readLine(in); // the CRLF after a chunk
            }
            begun = true;
            left = Integer.parseInt(Wire.readLine(in), 16);
            if (left == 0) {
                return -1;
            }
        }
        left--;
        return in.read();
    }
}
