package wireup.toolbox.compare;

import java.io.IOException;
import java.io.InputStream;

/** Reads a stream of Server-Sent Events, as a browser's {@code EventSource}. */
final class EventScreen extends Screen {

    private static final String DATA = "data: ";

    private InputStream events;

    EventScreen(int port, Meter meter) throws IOException {
        super(port, meter);
    }

    @Override
    void open() throws IOException {
        wire.ask(Chromium.eventSource(port, "/events"));
        events = wire.body(wire.readHead().expect(200));
        while (version() == 0) {
            next();
        }
    }

    /** An event ends with an empty line. It may be a comment, a heartbeat, and bring no board. */
    @Override
    void next() throws IOException {
        String data = "";
        for (String line = Wire.readLine(events); !line.isEmpty(); line = Wire.readLine(events)) {
            data = line.startsWith(DATA) ? line.substring(DATA.length()) : data;
        }
        if (!data.isEmpty()) {
            show(data);
        }
    }
}
