package wireup.jettyecho;

/** The server's log: standard error, one line an event. */
final class Report {

    private Report() {}

    /** Writes one line, whatever the text contains. */
    static void line(String text) {
        System.err.println(escape(text));
    }

    /**
     * Makes line breaks, terminal codes and direction marks visible, so that a text from outside can neither end the
     * line, nor forge another, nor recolour a terminal (CWE-117).
     */
    static String escape(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(character -> {
            switch (Character.getType(character)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR,
                        Character.SURROGATE -> safe.append(String.format("\\u%04x", character));
                default -> safe.appendCodePoint(character);
            }
        });
        return safe.toString();
    }
}
