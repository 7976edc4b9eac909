package wireup.toolbox.compare;

/**
 * What all clients together have sent and received in some time.
 *
 * @param requests how often they asked
 * @param boards how many new boards came
 * @param sent bytes that they wrote to their sockets
 * @param received bytes that they read from their sockets
 * @param useful bytes among those received that were a new board: its JSON and nothing else
 */
record Counts(long requests, long boards, long sent, long received, long useful) {

    /** What came to it since then. */
    Counts since(Counts earlier) {
        return new Counts(
                requests - earlier.requests,
                boards - earlier.boards,
                sent - earlier.sent,
                received - earlier.received,
                useful - earlier.useful);
    }

    /** All bytes that were not useful. */
    long overhead() {
        return sent + received - useful;
    }
}
