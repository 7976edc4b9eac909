package wireup.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static wireup.frames.Wire.given;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a compressed message may cost. */
class DeflateLimitsTest {

    private static final int MIB = 1 << 20;
    private static final String OFFER = "permessage-deflate";

    private static byte[] compressed(int size) {
        return compressed(new byte[size]);
    }

    private static byte[] compressed(byte[] bytes) {
        try (Compression compression = new Compression(false)) {
            return compression.compress(bytes);
        }
    }

    @Test
    @DisplayName(
            "A message that becomes larger than the limit gets 1009, whole and in fragments; at the limit it is taken")
    void overTheLimit() {
        byte[] atTheLimit = compressed(1000);
        byte[] overTheLimit = compressed(1001);
        assertThat(given(Frames.masked(0xc2, atTheLimit))
                        .compression(OFFER)
                        .limits(1000, 1000, 10)
                        .frames())
                .singleElement()
                .satisfies(frame -> assertThat(frame.firstByte()).isEqualTo(0xc2));
        given(Frames.masked(0xc2, overTheLimit))
                .compression(OFFER)
                .limits(1000, 1000, 10)
                .closesWith(1009);
        given(Frames.masked(0x42, overTheLimit), "80 80 00 00 00 00")
                .compression(OFFER)
                .limits(1000, 1000, 10)
                .closesWith(1009);
    }

    @Test
    @DisplayName("A bomb, 64 MiB in 64 KiB, gets 1009 and costs no more memory than a message of the limit")
    void bomb() {
        String bomb = Frames.masked(0xc2, compressed(1 << 26));
        given(bomb).compression(OFFER).closesWith(1009);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Wire wire = given(bomb).compression(OFFER);
        long before = threads.getCurrentThreadAllocatedBytes();
        wire.output();
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(4 * MIB);
    }

    @ParameterizedTest(name = "{0} bytes at a time")
    @ValueSource(ints = {1, 3, 1 << 20})
    @DisplayName("Of several mistakes in a compressed text the first one counts, however the bytes are cut")
    void firstMistake(int piece) {
        byte[] notUtf8 = new byte[2000];
        notUtf8[7] = (byte) 0xff;
        byte[] bytes = compressed(notUtf8);
        given(Frames.masked(0xc1, bytes))
                .inPiecesOf(piece)
                .compression(OFFER)
                .limits(1000, 1000, 10)
                .closesWith(1007);
        notUtf8[7] = 0;
        notUtf8[1007] = (byte) 0xff;
        bytes = compressed(notUtf8);
        given(Frames.masked(0xc1, bytes))
                .inPiecesOf(piece)
                .compression(OFFER)
                .limits(1000, 1000, 10)
                .closesWith(1009);
        Wire broken = given("c1 89 00 00 00 00 00 01 00 fe ff ff 07 07 07")
                .inPiecesOf(piece)
                .compression(OFFER);
        assertThat(broken.closesWith(1007).log()).containsExactly("1007 A text must be UTF-8.");
    }

    @Test
    @DisplayName("Empty blocks without end become nothing, and the frames that carry them are counted")
    void emptyBlocks() {
        String blocks = "42 85 00 00 00 00 00 00 00 ff ff" + " 00 85 00 00 00 00 00 00 00 ff ff".repeat(10);
        given(blocks).compression(OFFER).limits(1000, 1000, 10).andNoMore().closesWith(1008);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"8a 80 00 00 00 00", "88 80 00 00 00 00", "83", "c1 81 00 00 00 00 ff"})
    @DisplayName("However the connection ends, sends fail afterwards instead of reaching for a compressor that is gone")
    void released(String last) {
        Session[] session = new Session[1];
        given(Frames.text("a"), last)
                .compression(OFFER)
                .application((open, message) -> {
                    session[0] = open;
                    open.send(message);
                })
                .output();
        assertThatThrownBy(() -> session[0].send(new Message.Text("b"))).isInstanceOf(IOException.class);
    }

    @Test
    @DisplayName("At the end the native memory of compressor and decompressor is given back")
    void nativeMemory() {
        Compression compression = new Compression(true);
        compression.close();
        assertThatThrownBy(() -> compression.compress(new byte[] {1})).hasMessageContaining("Deflater has been closed");
        Decompression decompression = new Decompression(true);
        decompression.close();
        assertThatThrownBy(() -> decompression.end(new Payload(10))).hasMessageContaining("Inflater has been closed");
    }
}
