package wireup.jettyecho;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.websocket.server.WebSocketCreator;

/**
 * A file of the handler folder.
 *
 * @param name the file's name, {@code SubProtocol.java}
 * @param source what stood in it when it was last read
 * @param working the newest version that compiled, if any did
 * @param problem why what stands in it now is not served, in lines; empty if it is
 */
record HandlerFile(String name, String source, Optional<WebSocketCreator> working, List<String> problem) {

    /** The path that a class answers: {@code /sub-protocol} for {@code SubProtocol}. */
    static String path(String className) {
        return "/"
                + className
                        .replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-")
                        .toLowerCase(Locale.ROOT);
    }
}
