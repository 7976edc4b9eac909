package wireup.toolbox.bench;

import java.io.IOException;

/** The server did not send back what it was sent: whatever it did instead, its speed means nothing. */
class WrongEcho extends IOException {

    private static final long serialVersionUID = 1;

    /** What came instead, one sentence. */
    WrongEcho(String problem) {
        super(problem);
    }
}
