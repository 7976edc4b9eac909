package wireup.toolbox.tap;

/** What a message says, by its kind. What is not known, or not there, is null. */
public sealed interface Content {

    /** About how many bytes of memory it takes, apart from the record itself. */
    default int weight() {
        return 0;
    }

    /**
     * A request, RFC 9112 §3.
     *
     * @param media the Content-Type without its parameters
     * @param upgrade true if it asks for the WebSocket protocol
     * @param key then its Sec-WebSocket-Key
     */
    record Request(String method, String target, String version, String media, Boolean upgrade, String key)
            implements Content {
        @Override
        public int weight() {
            return length(method) + length(target) + length(version) + length(media) + length(key);
        }
    }

    /**
     * A response, RFC 9112 §4.
     *
     * @param answers the id of the request
     * @param media the Content-Type without its parameters
     * @param upgrade true if it grants the WebSocket protocol
     * @param accept then its Sec-WebSocket-Accept
     * @param expected and what that must be for the key of the request (RFC 6455 §4.2.2)
     */
    record Response(
            String version,
            Integer status,
            String reason,
            Long answers,
            String media,
            Boolean upgrade,
            String accept,
            String expected)
            implements Content {
        @Override
        public int weight() {
            return length(version) + length(reason) + length(media) + length(accept) + length(expected);
        }
    }

    /**
     * A block of an event stream. Without data it is no event: a comment, or the end of the stream.
     *
     * @param event its type, if it names one
     * @param eventId its id, if it sets one
     * @param data at most 1,000 characters
     */
    record Event(String event, String eventId, String data) implements Content {
        @Override
        public int weight() {
            return length(event) + length(eventId) + length(data);
        }
    }

    /**
     * A frame, RFC 6455 §5.2.
     *
     * @param rsv the three reserved bits, 0 to 7
     * @param payload its length in bytes, as the header says
     * @param compressed true if its message is compressed (RFC 7692)
     * @param message which message of its direction it belongs to, from 1; null for a control frame
     * @param code the status code of a Close frame
     * @param text the unmasked payload of a text that is not compressed, at most 1,000 characters
     */
    record Frame(
            Integer opcode,
            Boolean fin,
            Integer rsv,
            Boolean masked,
            Long payload,
            Boolean compressed,
            Long message,
            Integer code,
            String closeReason,
            String text)
            implements Content {
        @Override
        public int weight() {
            return length(closeReason) + length(text);
        }
    }

    /** Bytes that were not decoded. */
    record Undecoded(Why why) implements Content {}

    private static int length(String text) {
        return text == null ? 0 : text.length();
    }
}
