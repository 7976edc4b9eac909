package wireup.toolbox.check;

/** Something that a person reads, in both languages. */
public record Text(String en, String zh) {

    static Text of(String en, String zh) {
        return new Text(en, zh);
    }

    /** A name of the protocol's, which is the same everywhere. */
    static Text same(String name) {
        return new Text(name, name);
    }

    /** The text in this language. */
    public String in(Language language) {
        return language == Language.ZH ? zh : en;
    }
}
