package wireup.toolbox.check;

import java.util.Locale;

/** The groups of cases, in the order of the report. */
public enum Group {
    HANDSHAKE,
    FRAMES,
    FRAGMENTS,
    CONTROL,
    UTF_8,
    CLOSE,
    LIMITS,
    DEFLATE;

    /** The group's name, with which the IDs of its cases begin: {@code utf-8}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
