package wireup.frames;

import static wireup.frames.Wire.given;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of RFC 6455 §5 about a frame: each broken one is answered at the byte that breaks it, with 1002. */
class FramingTest {

    private static final String HELLO = "37 fa 21 3d 7f 9f 4d 51 58";

    @Test
    @DisplayName("§5.7: a masked text is unmasked, and the answer is not masked")
    void masked() {
        given("81 85", HELLO).answers("81 05 48 65 6c 6c 6f");
    }

    @Test
    @DisplayName("§5.7: a text in two fragments is one message")
    void fragments() {
        given("01 83 00 00 00 00 48 65 6c", "80 82 00 00 00 00 6c 6f").answers("81 05 48 65 6c 6c 6f");
    }

    @Test
    @DisplayName("§5.7: a Ping is answered by a Pong with its payload, a Pong by nothing")
    void pingAndPong() {
        given("89 85", HELLO).answers("8a 05 48 65 6c 6c 6f");
        given("8a 85", HELLO).answers("");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName(
            "§5.1: a frame without a mask is refused at its second byte: §5.7's text, fragment, Ping, 256 and 64 Ki")
    @ValueSource(strings = {"81 05", "01 03", "89 05", "82 7e", "82 7f", "88 00"})
    void unmasked(String header) {
        given(header).andNoMore().closesWith(1002);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("§5.2: a reserved bit that no extension gives a meaning is refused at the first byte")
    @ValueSource(strings = {"c1", "a1", "91", "f1", "c2", "a2", "92", "c0", "a0", "90", "c8", "a9", "9a"})
    void reservedBits(String firstByte) {
        given(firstByte).andNoMore().closesWith(1002);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("§5.2: a reserved opcode is refused at the first byte")
    @ValueSource(
            strings = {
                "83", "84", "85", "86", "87", "8b", "8c", "8d", "8e", "8f", "03", "04", "05", "06", "07", "0b", "0f"
            })
    void reservedOpcodes(String firstByte) {
        given(firstByte).andNoMore().closesWith(1002);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("§5.5: a fragmented control frame is refused at the first byte")
    @ValueSource(strings = {"08", "09", "0a"})
    void fragmentedControl(String firstByte) {
        given(firstByte).andNoMore().closesWith(1002);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("§5.5: a control frame of more than 125 bytes is refused at its second byte")
    @ValueSource(strings = {"88 fe", "89 fe", "8a fe", "88 ff", "89 ff", "8a ff"})
    void longControl(String header) {
        given(header).andNoMore().closesWith(1002);
    }

    @Test
    @DisplayName("§5.5: a control frame of 125 bytes is answered")
    void longestControl() {
        given("89 fd 00 00 00 00", "61 ".repeat(125).strip())
                .answers("8a 7d", "61 ".repeat(125).strip());
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("§5.4: a continuation without a message is refused, the last fragment and any other")
    @ValueSource(strings = {"80 80 00 00 00 00", "00 80 00 00 00 00", "00 81 00 00 00 00"})
    void strayContinuation(String frame) {
        given(frame).andNoMore().closesWith(1002);
    }

    @Test
    @DisplayName("§5.4: a continuation after a whole message is as stray as one before it")
    void continuationAfterTheEnd() {
        given("81 80 00 00 00 00", "80 80 00 00 00 00")
                .andNoMore()
                .answers("81 00", close1002("A continuation frame, and no message has begun."));
    }

    @ParameterizedTest(name = "{0} {1}")
    @DisplayName("§5.4: a new message inside a fragmented one is refused")
    @CsvSource({"01, 81", "01, 01", "01, 82", "02, 81", "02, 02"})
    void newMessageInside(String first, String second) {
        given(first, "81 00 00 00 00 61", second, "81 00 00 00 00").andNoMore().closesWith(1002);
    }

    @Test
    @DisplayName("§5.4: control frames between fragments are answered at once and leave the message whole")
    void controlBetween() {
        given(
                        "01 81 00 00 00 00 61",
                        "89 81 00 00 00 00 31",
                        "00 80 00 00 00 00",
                        "8a 80 00 00 00 00",
                        "89 80 00 00 00 00",
                        "80 81 00 00 00 00 62")
                .answers("8a 01 31", "8a 00", "81 02 61 62");
    }

    @Test
    @DisplayName("§5.5.1: a Close between fragments ends the connection, and the message with it")
    void closeBetween() {
        given("01 81 00 00 00 00 61", "88 82 00 00 00 00 03 e8").andNoMore().answers("88 02 03 e8");
    }

    @ParameterizedTest(name = "{0} bytes at a time")
    @DisplayName("However the bytes are cut, the answers are the same")
    @ValueSource(ints = {1, 2, 3, 5, 7, 11, 1000})
    void cut(int piece) {
        given(
                        "81 85",
                        HELLO,
                        "01 83 00 00 00 00 48 65 6c",
                        "89 80 00 00 00 01",
                        "80 82 00 00 00 00 6c 6f",
                        "82 fe 00 7e 00 00 00 00",
                        "07 ".repeat(126).strip(),
                        "88 80 00 00 00 00")
                .inPiecesOf(piece)
                .answers(
                        "81 05 48 65 6c 6c 6f",
                        "8a 00",
                        "81 05 48 65 6c 6c 6f",
                        "82 7e 00 7e",
                        "07 ".repeat(126).strip(),
                        "88 00");
    }

    private static String close1002(String reason) {
        byte[] payload = new Close(1002, reason).payload();
        return "88 %02x ".formatted(payload.length) + Frames.hex(payload);
    }
}
