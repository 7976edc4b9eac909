package wireup.toolbox.check;

/**
 * What one expectation found.
 *
 * @param expected what should have come
 */
record Finding(Grade grade, Text expected) {

    static final Finding RIGHT = new Finding(Grade.RIGHT, Text.same(""));

    static Finding of(boolean right, Text expected) {
        return right ? RIGHT : new Finding(Grade.WRONG, expected);
    }
}
