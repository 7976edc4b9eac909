package wireup.toolbox.check;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** UTF-8 as RFC 3629 has it. */
final class Utf8 {

    private Utf8() {}

    static boolean isValid(byte[] bytes, int from) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, bytes.length - from));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }
}
