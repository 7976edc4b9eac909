package wireup.toolbox.check;

/** What a rule weighs. */
public enum Level {
    /** An RFC demands it: a server that breaks it fails. */
    MUST,
    /** An RFC recommends it: a server that does otherwise is lenient. */
    SHOULD,
    /** The RFCs leave it open: the report tells what the server does. */
    OPEN,
    /** No RFC demands it of a server, but known attacks do: a server that breaks it fails. */
    ROBUST;

    Outcome outcome(Grade grade) {
        return switch (grade) {
            case NOT_APPLICABLE -> Outcome.NOT_APPLICABLE;
            case NEVER_OPENED -> Outcome.FAILED;
            case RIGHT -> Outcome.PASSED;
            case TOLERABLE -> this == OPEN ? Outcome.PASSED : Outcome.LENIENT;
            case WRONG ->
                switch (this) {
                    case MUST, ROBUST -> Outcome.FAILED;
                    case SHOULD -> Outcome.LENIENT;
                    case OPEN -> Outcome.PASSED;
                };
        };
    }
}
