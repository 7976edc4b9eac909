package wireup.toolbox.tap;

import com.google.gson.annotations.SerializedName;

/** What a message is. The first three have no bytes. */
public enum Kind {
    /** A connection was opened. */
    @SerializedName("open")
    OPEN,

    /** An end of it sends no more (TCP's FIN). */
    @SerializedName("end")
    END,

    /** An end of it broke it off (TCP's RST). */
    @SerializedName("reset")
    RESET,

    @SerializedName("request")
    REQUEST,

    @SerializedName("response")
    RESPONSE,

    /** A block of a text/event-stream, up to and with its empty line; it may be no more than a comment. */
    @SerializedName("event")
    EVENT,

    /** A WebSocket frame. */
    @SerializedName("frame")
    FRAME,

    /** What was not decoded. */
    @SerializedName("bytes")
    BYTES
}
