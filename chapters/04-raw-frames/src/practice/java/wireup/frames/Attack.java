package wireup.frames;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** The exercise «What a key that can be foreseen allows». */
final class Attack {

    private Attack() {}

    /**
     * The message that a script sends.
     *
     * @param request what a cache on the way shall see
     * @param key the masking key that the browser will take, in network byte order
     */
    static byte[] message(String request, int key) {
        byte[] message = request.getBytes(US_ASCII);
        Mask.apply(message, 0, message.length, key, 0);
        return message;
    }
}
