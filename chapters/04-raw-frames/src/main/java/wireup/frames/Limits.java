package wireup.frames;

import java.time.Duration;

/**
 * What one connection may cost the server, in bytes, in fragments and in time.
 *
 * @param message the largest message in bytes, after decompression; a larger one is answered with 1009
 * @param frame the largest payload of one frame in bytes; a larger one is answered with 1009
 * @param fragments the most frames in one message; one more is answered with 1008
 * @param handshake how long a client may take for its opening handshake
 * @param heartbeat how long a connection may be silent before the server asks with a Ping
 * @param idle how long it may be silent, the answer to that Ping included, before it is dropped
 * @param write how long the client may let what was sent to it wait before it is dropped
 * @param close how long a client may take to answer a Close frame, or to hang up after it
 */
public record Limits(
        int message,
        int frame,
        int fragments,
        Duration handshake,
        Duration heartbeat,
        Duration idle,
        Duration write,
        Duration close) {

    /** 1 MiB a message, and no wait longer than a minute. */
    public static final Limits DEFAULT = new Limits(
            1024 * 1024,
            1024 * 1024,
            1024,
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            Duration.ofSeconds(60),
            Duration.ofSeconds(10),
            Duration.ofSeconds(5));

    /** These limits for other sizes. */
    public Limits sizes(int newMessage, int newFrame, int newFragments) {
        return new Limits(newMessage, newFrame, newFragments, handshake, heartbeat, idle, write, close);
    }

    /** These limits with other times. */
    public Limits times(
            Duration newHandshake, Duration newHeartbeat, Duration newIdle, Duration newWrite, Duration newClose) {
        return new Limits(message, frame, fragments, newHandshake, newHeartbeat, newIdle, newWrite, newClose);
    }
}
