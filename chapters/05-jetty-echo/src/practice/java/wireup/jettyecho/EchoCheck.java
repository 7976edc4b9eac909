package wireup.jettyecho;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** What is checked at one server with the chapter's own handlers. One class of checks runs at a time. */
abstract class EchoCheck {

    static EchoServer server;

    @BeforeAll
    static void start() throws IOException {
        server = EchoServer.startDefault(0);
    }

    @AfterAll
    static void stop() {
        server.close();
    }
}
