package wireup.toolbox.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The bytes that the cases send. */
class FrameTest {

    private static String hex(Sendable frame) {
        byte[] bytes = frame.toBytes(null).array();
        return Bytes.hex(bytes, 0, bytes.length);
    }

    @Test
    @DisplayName("The masked Hello of RFC 6455 §5.7")
    void hello() {
        assertThat(hex(Frame.text("Hello"))).isEqualTo("81 85 37 fa 21 3d 7f 9f 4d 51 58");
        assertThat(hex(Frame.text("Hello").unmasked())).isEqualTo("81 05 48 65 6c 6c 6f");
    }

    @Test
    @DisplayName("Each field can be wrong")
    void wrong() {
        assertThat(hex(Frame.text("").opcode(0xb).rsv(7))).isEqualTo("fb 80 37 fa 21 3d");
        assertThat(hex(Frame.ping("").unfinished().unmasked())).isEqualTo("09 00");
        assertThat(hex(Frame.text("a").unmasked().lengthIn(2))).isEqualTo("81 7e 00 01 61");
        assertThat(hex(Frame.text("a").unmasked().declare(-1))).isEqualTo("81 7f ff ff ff ff ff ff ff ff 61");
        assertThat(hex(Frame.close(1002, "no").unmasked())).isEqualTo("88 04 03 ea 6e 6f");
    }

    @Test
    @DisplayName("A mark names its field, also behind other frames, and tells the payload without its mask")
    void marks() {
        Bytes two = Bytes.join(null, Frame.text("a"), Frame.text("ok\u00e9").mark(2, 2));
        assertThat(two.marks())
                .containsExactly(new Mark(7 + 6 + 2, 2, Text.of("payload; without its mask: c3 a9", "负载；去掉掩码后：c3 a9")));
        assertThat(new HexDump(Language.EN).of(Frame.text("a").mark(Field.LENGTH)))
                .isEqualTo("""
                      81 81 37 fa 21 3d 56
                         ^^ payload length
                """);
    }

    @Test
    @DisplayName("What a stranger sends cannot drive a terminal")
    void escaped() {
        assertThat(Shown.message(Frame.TEXT, "\u001b[2J\n\u202e".getBytes(UTF_8))
                        .en())
                .isEqualTo("text, 8 bytes: “\\u001b[2J\\u000a\\u202e”");
    }
}
