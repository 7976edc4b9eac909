package wireup.toolbox.check;

/** How near a server came to what was expected, best first; {@link Level} makes an {@link Outcome} of it. */
enum Grade {
    RIGHT,
    /** Safe and allowed, but not what the RFC recommends: a dropped connection where a Close frame should tell why. */
    TOLERABLE,
    WRONG,
    /** The case needs an open WebSocket, and the handshake failed. */
    NEVER_OPENED,
    /** The server does not speak the extension that the case is about. */
    NOT_APPLICABLE
}
