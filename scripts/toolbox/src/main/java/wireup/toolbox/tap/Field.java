package wireup.toolbox.tap;

/**
 * A part of a message that has a name.
 *
 * @param name as in {@code frame.payload}
 * @param at the offset of its first byte in the message
 * @param length in bytes
 * @param bit its first bit in that byte, 0 for the highest; null for whole bytes
 * @param bits how many bits; null for whole bytes
 * @param value a Number or a String, where it says more than the bytes; else null
 */
public record Field(String name, long at, long length, Integer bit, Integer bits, Object value) {

    Field(String name, long at, long length, Object value) {
        this(name, at, length, null, null, value);
    }
}
