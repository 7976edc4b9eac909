package wireup.toolbox.compare;

import java.io.IOException;
import java.time.Duration;

/** Asks again and again, as chapter 01's page does: so long after each answer comes the next question. */
final class PollingScreen extends Screen {

    private final Duration interval;
    private Duration pause;
    private String condition = "";

    /** @param firstPause how long it waits after the first answer, so that not all screens ask together */
    PollingScreen(int port, Meter meter, Duration interval, Duration firstPause) throws IOException {
        super(port, meter);
        this.interval = interval;
        this.pause = firstPause;
    }

    @Override
    void open() throws IOException {
        ask();
    }

    @Override
    void next() throws IOException, InterruptedException {
        Thread.sleep(pause);
        pause = interval;
        ask();
    }

    private void ask() throws IOException {
        wire.ask(Chromium.fetch(port, "/departures", condition));
        Head head = wire.readHead();
        if (head.status() == 304) {
            return; // without a body (RFC 9110 §15.4.5)
        }
        show(wire.readBody(head.expect(200)));
        condition = "If-None-Match: " + head.field("etag") + "\n";
    }
}
