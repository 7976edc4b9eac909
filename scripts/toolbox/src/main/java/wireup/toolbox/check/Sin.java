package wireup.toolbox.check;

/** What a server must never send, RFC 6455 §5 and §7. */
enum Sin {
    MASKED,
    RSV,
    NOT_MINIMAL,
    OPCODE,
    CONTROL_TOO_LONG,
    CONTROL_IN_FRAGMENTS,
    FRAGMENTS_OUT_OF_ORDER,
    TEXT_NOT_UTF_8,
    CLOSE_BODY,
    CLOSE_CODE,
    CLOSE_REASON_NOT_UTF_8,
    AFTER_CLOSE,
    NOT_INFLATABLE
}
