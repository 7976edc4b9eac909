package wireup.toolbox.workbench;

import java.io.IOException;
import org.eclipse.jetty.server.Handler;
import wireup.polling.JettyServer;

/** Where the wire and the workbench are served: on the port after the chapter's, or if that is taken on any free one. */
final class WirePort {

    private static final int LAST = 65_535;

    private WirePort() {}

    static JettyServer start(int chapterPort, Handler handler) throws IOException {
        if (chapterPort > 0 && chapterPort < LAST) {
            try {
                return JettyServer.on(chapterPort + 1).start(handler);
            } catch (IOException _) {
                // Another program has it, perhaps a second workbench.
            }
        }
        return JettyServer.on(0).start(handler);
    }
}
