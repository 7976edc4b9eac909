package wireup.toolbox.check;

/** What a case costs, so that many can run at a time and none disturbs another's clock. */
enum Weight {
    /** A few bytes and an answer. */
    LIGHT,
    /** Waits for seconds and works little: it begins first, beside everything else. */
    SLOW,
    /** Keeps the server busy: one at a time. */
    HEAVY
}
