package wireup.toolbox.check;

/**
 * The bytes of a message that a case is about.
 *
 * @param at the first of them, from 0
 * @param length how many
 * @param name the field that they are
 */
record Mark(int at, int length, Text name) {

    Mark movedBy(int bytes) {
        return new Mark(at + bytes, length, name);
    }

    boolean covers(int index) {
        return index >= at && index < at + length;
    }
}
