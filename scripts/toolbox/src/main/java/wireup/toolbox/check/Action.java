package wireup.toolbox.check;

import java.io.IOException;

/** A step of a case: something to send, or something to expect. */
interface Action {

    /** Does it on this connection, and says how near the server came. */
    Finding run(Dialogue dialogue) throws IOException;
}
