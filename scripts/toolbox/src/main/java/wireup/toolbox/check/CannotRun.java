package wireup.toolbox.check;

/** The check cannot begin; the text says why and what to do, in one sentence. */
public final class CannotRun extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Text text;

    CannotRun(String en, String zh) {
        super(en);
        text = Text.of(en, zh);
    }

    /** The sentence. */
    public Text text() {
        return text;
    }
}
