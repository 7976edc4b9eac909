package wireup.jettyecho;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shortest form of a payload length, RFC 6455 §5.2. */
class FrameLengthsTest {

    @ParameterizedTest(name = "{0}: {1} of the bytes may be handed on")
    @DisplayName("A length must be in its shortest form, however the bytes are cut into reads")
    @CsvSource({
        "8180 00000000,                                    6",
        "8183 00000000 616263 8a80 00000000,               15",
        "0103 616263 80fe007d,                             8",
        "82fe007e 00000000,                                8",
        "82fe007d 00000000,                                3",
        "82fe0000 00000000,                                3",
        "827e0001 61,                                      3",
        "82ff0000000000010000 00000000,                    14",
        "82ff000000000000ffff 00000000,                    9",
        "82ff0000000000000000 00000000,                    9",
        "82ff7fffffffffffffff 00000000 82fe0000,           18",
        "82ff8000000000000000 00000000 82fe0000,           18",
    })
    void shortestForm(String hex, int good) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        for (int cut = 0; cut <= bytes.length; cut++) {
            FrameLengths lengths = new FrameLengths();
            ByteBuffer first = ByteBuffer.wrap(bytes, 0, cut);
            ByteBuffer second = ByteBuffer.wrap(bytes, cut, bytes.length - cut);
            boolean all = lengths.follow(first) && lengths.follow(second);
            assertThat(first.hasRemaining() ? first.position() : second.position())
                    .as("bytes that may be handed on, the first %s of them read by themselves", cut)
                    .isEqualTo(good);
            assertThat(all).as("cut at %s", cut).isEqualTo(good == bytes.length);
        }
    }
}
