package wireup.toolbox.tap;

import com.google.gson.annotations.SerializedName;

/** Why bytes were not decoded. */
public enum Why {
    /** They are encrypted. */
    @SerializedName("tls")
    TLS,

    /** They are no HTTP/1.1, and nothing said what else. */
    @SerializedName("not-http")
    NOT_HTTP,

    /** After an error nobody can know where the next message begins. */
    @SerializedName("after-error")
    AFTER_ERROR,

    /** The tap remembers only so much of what is not complete. */
    @SerializedName("too-long")
    TOO_LONG,

    /** Another protocol than WebSocket took over: after CONNECT or an upgrade. */
    @SerializedName("tunnel")
    TUNNEL
}
