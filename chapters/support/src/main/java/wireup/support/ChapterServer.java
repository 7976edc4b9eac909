package wireup.support;

/**
 * A chapter's running server. It serves the chapter's page at {@code /} and its endpoint on the same port, and listens
 * on the loopback address only.
 */
public interface ChapterServer extends AutoCloseable {

    /** The port that it listens on, 1 to 65,535: the one that was asked for, or the one the system chose for 0. */
    int port();

    /** Ends every connection as its protocol ends one, then frees the port. Returns within 5 seconds. */
    @Override
    void close();
}
