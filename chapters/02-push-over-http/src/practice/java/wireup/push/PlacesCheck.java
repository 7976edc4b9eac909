package wireup.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PlacesCheck {

    private static final Limits QUICK = new Limits(100, Duration.ofSeconds(25), Duration.ofMillis(50));

    @Test
    @DisplayName("A stream whose client is gone gives its place back")
    void free() throws IOException {
        try (PushServer server = PushServer.start(0, Trains.board(), QUICK)) {
            Client client = new Client(server).stream("/events");
            client.event();
            client.reset();
            long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
            while (server.waiting() > 0 && System.nanoTime() < end) {
                LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            }
            assertThat(server.waiting()).as("places that are taken").isZero();
        }
    }
}
