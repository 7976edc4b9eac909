package wireup.toolbox.bench;

/** An echo is missing, and nothing else comes either. Another try may go well. */
final class Stalled extends WrongEcho {

    private static final long serialVersionUID = 1;

    /** What is missing, one sentence. */
    Stalled(String problem) {
        super(problem);
    }
}
