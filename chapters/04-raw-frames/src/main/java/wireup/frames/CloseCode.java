package wireup.frames;

/** Why a connection is closed: the status codes of RFC 6455 §7.4.1 that this server sends, and which may be sent. */
public final class CloseCode {

    /** The purpose of the connection is fulfilled. */
    public static final int NORMAL = 1000;

    /** The server is stopping, or the page was left. */
    public static final int GOING_AWAY = 1001;

    /** The peer broke the protocol. */
    public static final int PROTOCOL_ERROR = 1002;

    /** Never sent: the Close frame had no code. */
    public static final int NONE = 1005;

    /** Never sent: the connection ended without a Close frame. */
    public static final int ABNORMAL = 1006;

    /** Data that is not what its type says, such as text that is not UTF-8. */
    public static final int INVALID_DATA = 1007;

    /** A rule of this server's that has no code of its own. */
    public static final int POLICY_VIOLATION = 1008;

    /** A message that is too big for this server. */
    public static final int TOO_BIG = 1009;

    /** The application failed. */
    public static final int SERVER_ERROR = 1011;

    private CloseCode() {}

    // region may-be-sent
    /** Whether a Close frame may carry this code: a registered one, or one for libraries and applications (§7.4.2). */
    public static boolean mayBeSent(int code) {
        return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
    }
    // endregion
}
