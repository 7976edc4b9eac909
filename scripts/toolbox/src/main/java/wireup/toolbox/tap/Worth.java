package wireup.toolbox.tap;

/** What a byte on the wire is good for. */
enum Worth {
    OVERHEAD,
    USEFUL,
    UNKNOWN
}
