package wireup.frames;

import static wireup.frames.Wire.given;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnicodeCheck {

    @ParameterizedTest(name = "{0}")
    @DisplayName("A text that no Unicode has is closed with 1007")
    @ValueSource(strings = {"f4 90 80 80", "f4 bf bf bf"})
    void refused(String bytes) {
        given(Frames.masked(0x81, Frames.bytes(bytes))).andNoMore().closesWith(1007);
    }

    @Test
    @DisplayName("U+10FFFF, the last character of Unicode, is echoed")
    void last() {
        given(Frames.masked(0x81, Frames.bytes("f4 8f bf bf"))).answers("81 04 f4 8f bf bf");
    }
}
