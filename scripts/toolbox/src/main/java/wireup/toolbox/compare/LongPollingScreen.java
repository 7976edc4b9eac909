package wireup.toolbox.compare;

import java.io.IOException;

/** Asks for what is newer than what it knows, waits for the answer as long as it takes, and asks again. */
final class LongPollingScreen extends Screen {

    /** The id of the board that it knows, for the next question. */
    private String known = "";

    LongPollingScreen(int port, Meter meter) throws IOException {
        super(port, meter);
    }

    @Override
    void open() throws IOException {
        wire.ask(Chromium.fetch(port, "/news", ""));
        next();
    }

    @Override
    void next() throws IOException {
        Head head = wire.readHead();
        if (head.status() != 204) {
            show(wire.readBody(head.expect(200)));
            known = head.field("etag").replace("\"", "");
        }
        wire.ask(Chromium.fetch(port, "/news?after=" + known, ""));
    }
}
