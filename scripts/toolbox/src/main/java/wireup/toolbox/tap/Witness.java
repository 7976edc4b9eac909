package wireup.toolbox.tap;

/** Sees what passes on one connection. It may be told of both directions at once, by two threads. */
interface Witness {

    /** Bytes that are about to be passed on; they are not changed, and not valid after the call. */
    void passes(Side from, byte[] bytes, int length);

    /** An end sends no more. */
    void ends(Side from);

    /**
     * An end broke the connection off. Bytes that are told of after this, by a thread that had just read them, do not
     * pass.
     */
    void resets(Side from);

    /** The connection is over, in whichever way; bytes that are told of after this do not pass either. */
    void isOver();
}
