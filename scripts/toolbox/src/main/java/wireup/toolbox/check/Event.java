package wireup.toolbox.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What came back from the server. */
sealed interface Event {

    /** In words. */
    Text told();

    /** The bytes that came, not too many of them, as hex; empty if none did. */
    default String hex() {
        return "";
    }

    /** The head of an HTTP response. */
    record Response(String statusLine, List<String> fields) implements Event {

        int status() {
            return statusLine.matches("HTTP/1\\.1 [0-9]{3}( .*)?") ? Integer.parseInt(statusLine.substring(9, 12)) : 0;
        }

        /** The values of all fields of this name. */
        List<String> all(String name) {
            return fields.stream()
                    .filter(field -> field.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(field -> field.substring(name.length() + 1).strip())
                    .toList();
        }

        boolean lists(String name, String member) {
            return all(name).stream()
                    .flatMap(value -> List.of(value.split(",")).stream())
                    .anyMatch(value -> value.strip().toLowerCase(Locale.ROOT).equals(member));
        }

        /** The fields that matter here: others may tell the time or the port, and a report is to be the same again. */
        @Override
        public Text told() {
            String shown = fields.stream()
                    .filter(field -> field.matches("(?i)(upgrade|connection|sec-websocket-[a-z]+):.*"))
                    .map(field -> " | " + Shown.escaped(field, 80))
                    .collect(Collectors.joining());
            return Text.same(Shown.escaped(statusLine, 80) + shown);
        }
    }

    /** A frame, as it came: it may be wrong in every way. */
    record Came(ServerFrame frame) implements Event {

        @Override
        public Text told() {
            return frame.told();
        }

        @Override
        public String hex() {
            return Shown.hex(frame.wire().array());
        }
    }

    /** A message put together: what frames said is said already. */
    record Message(int opcode, Bytes payload, boolean compressed) implements Event {

        String text() {
            return new String(payload.array(), UTF_8);
        }

        @Override
        public Text told() {
            return Shown.message(opcode, payload.array());
        }
    }

    /** Bytes that are no response and no whole frame. */
    record Unfinished(Bytes bytes) implements Event {

        @Override
        public Text told() {
            return Text.of(bytes.length() + " bytes of something unfinished", bytes.length() + " 个字节，不完整");
        }

        @Override
        public String hex() {
            return Shown.hex(bytes.array());
        }
    }

    /** The TCP connection ended. */
    record Ended() implements Event {

        @Override
        public Text told() {
            return Text.of("the end of the TCP connection", "TCP 连接结束");
        }
    }

    /** Nothing came in the time that was given. */
    record Silence() implements Event {

        @Override
        public Text told() {
            return Text.of("nothing (more); the TCP connection is still open", "没有（更多）数据；TCP 连接仍然开着");
        }
    }

    /** What a case observed otherwise. */
    record Note(Text told) implements Event {}
}
