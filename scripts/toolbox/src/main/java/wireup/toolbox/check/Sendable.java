package wireup.toolbox.check;

/** Something that goes out to the server. */
interface Sendable {

    /** Its bytes. A request names the server, so they depend on it. */
    Bytes toBytes(Target target);
}
