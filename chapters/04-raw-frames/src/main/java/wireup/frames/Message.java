package wireup.frames;

/** A message, whole and without its framing: what the application receives and sends. */
public sealed interface Message extends Incoming {

    /** A text; on the wire it is UTF-8. */
    record Text(String text) implements Message {}

    /** Bytes. The array is the message's own: who changes it changes the message. */
    @SuppressWarnings("ArrayRecordComponent") // an array is what bytes are; messages are not compared
    record Binary(byte[] bytes) implements Message {}
}
