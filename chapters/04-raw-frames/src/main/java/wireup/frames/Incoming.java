package wireup.frames;

/** What can come from the peer: a message for the application, or one of the three control frames (RFC 6455 §5.5). */
sealed interface Incoming permits Message, Incoming.Ping, Incoming.Pong, Close {

    /** The peer asks whether we are there. */
    @SuppressWarnings("ArrayRecordComponent") // as in Message
    record Ping(byte[] payload) implements Incoming {}

    /** The peer is there. */
    @SuppressWarnings("ArrayRecordComponent") // as in Message
    record Pong(byte[] payload) implements Incoming {}
}
