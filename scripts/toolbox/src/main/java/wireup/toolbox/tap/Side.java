package wireup.toolbox.tap;

import com.google.gson.annotations.SerializedName;

/** An end of a connection, and the direction of what it sends. */
public enum Side {
    @SerializedName("client")
    CLIENT,

    @SerializedName("server")
    SERVER;

    Side other() {
        return this == CLIENT ? SERVER : CLIENT;
    }
}
