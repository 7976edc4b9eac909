package wireup.push;

import java.time.Duration;

/**
 * What waiting for news may cost the server.
 *
 * @param waiting the most requests that are held and streams that are open, together; one more is answered with 503
 * @param hold how long a request is held before it is answered with "nothing new"
 * @param heartbeat the time between two heartbeats of a stream; one that is behind for so long is cut off
 */
record Limits(int waiting, Duration hold, Duration heartbeat) {

    /** Both times are shorter than the 30 seconds of silence after which a connection is closed, here as in many proxies. */
    static final Limits DEFAULT = new Limits(2_000, Duration.ofSeconds(25), Duration.ofSeconds(10));
}
