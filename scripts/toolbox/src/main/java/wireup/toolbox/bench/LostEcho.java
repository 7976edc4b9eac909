package wireup.toolbox.bench;

/** An echo never came: the server lost it, or closed the connection. Another try may go well. */
final class LostEcho extends WrongEcho {

    private static final long serialVersionUID = 1;

    /** What is missing, one sentence. */
    LostEcho(String problem) {
        super(problem);
    }
}
