package wireup.toolbox.tap;

/** Sees what passes on one connection. It may be told of both directions at once, by two threads. */
interface Witness {

    /** Bytes that are about to be passed on; they are not changed, and not valid after the call. */
    void passes(Side from, byte[] bytes, int length);

    /** An end sends no more. */
    void ends(Side from);

    /** An end broke the connection off. */
    void resets(Side from);

    /** The connection is over; nothing else is told. */
    void isOver();
}
