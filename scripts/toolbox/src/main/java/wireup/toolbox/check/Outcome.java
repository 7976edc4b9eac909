package wireup.toolbox.check;

/** What became of a case. */
public enum Outcome {
    PASSED(Text.of("passed", "通过")),
    LENIENT(Text.of("lenient", "宽松")),
    FAILED(Text.of("failed", "失败")),
    NOT_APPLICABLE(Text.of("not applicable", "不适用"));

    private final Text name;

    Outcome(Text name) {
        this.name = name;
    }

    /** Its name in both languages. */
    public Text text() {
        return name;
    }
}
