package wireup.toolbox.tap;

/** Reads the bytes of one direction of a connection, however they are cut. */
interface Decoder {

    /**
     * Takes some bytes, at least one, or lets the direction go on with another decoder.
     *
     * @return the index of the first that was not taken
     */
    int read(byte[] bytes, int from, int to);

    /** No more bytes come. */
    default void end() {}
}
