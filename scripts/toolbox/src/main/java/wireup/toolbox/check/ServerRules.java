package wireup.toolbox.check;

import java.util.EnumSet;
import java.util.Set;

/** Judges what a server sends on one connection, frame by frame; the reader goes on whatever is wrong. */
final class ServerRules {

    private final Set<Sin> sins = EnumSet.noneOf(Sin.class);
    private boolean inMessage;
    private boolean closed;

    /** What the server has done wrong so far. */
    Set<Sin> sins() {
        return EnumSet.copyOf(sins);
    }

    void saw(Sin sin) {
        sins.add(sin);
    }

    /** Takes the next frame; {@code compressing} if permessage-deflate was agreed on. */
    void saw(ServerFrame frame, boolean compressing) {
        boolean starts = frame.opcode() == Frame.TEXT || frame.opcode() == Frame.BINARY;
        sawIf(closed, Sin.AFTER_CLOSE);
        sawIf(frame.isMasked(), Sin.MASKED);
        sawIf(frame.rsv() != 0 && !(compressing && starts && frame.rsv() == 4), Sin.RSV);
        sawIf(!frame.isMinimal(), Sin.NOT_MINIMAL);
        sawIf(frame.opcode() > Frame.PONG || (frame.opcode() > Frame.BINARY && !frame.isControl()), Sin.OPCODE);
        if (frame.isControl()) {
            sawIf(!frame.fin(), Sin.CONTROL_IN_FRAGMENTS);
            sawIf(frame.plain().length() > 125, Sin.CONTROL_TOO_LONG);
        } else {
            sawIf(starts == inMessage, Sin.FRAGMENTS_OUT_OF_ORDER);
            inMessage = !frame.fin();
        }
        if (frame.opcode() == Frame.CLOSE) {
            closed = true;
            sawIf(frame.plain().length() == 1, Sin.CLOSE_BODY);
            sawIf(frame.plain().length() >= 2 && !isCode(frame.code()), Sin.CLOSE_CODE);
            sawIf(frame.plain().length() > 2 && !Utf8.isValid(frame.payload(), 2), Sin.CLOSE_REASON_NOT_UTF_8);
        }
    }

    private void sawIf(boolean wrong, Sin sin) {
        if (wrong) {
            saw(sin);
        }
    }

    /** Whether a Close frame may carry this code, RFC 6455 §7.4 and IANA's registry. */
    static boolean isCode(int code) {
        return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
    }
}
