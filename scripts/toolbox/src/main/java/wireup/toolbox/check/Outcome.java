package wireup.toolbox.check;

/** What became of a case. */
public enum Outcome {
    PASSED("passed", "通过"),
    LENIENT("lenient", "宽松"),
    FAILED("failed", "失败"),
    NOT_APPLICABLE("not applicable", "不适用");

    private final String en;
    private final String zh;

    Outcome(String en, String zh) {
        this.en = en;
        this.zh = zh;
    }

    /** Its name in both languages. */
    public Text text() {
        return Text.of(en, zh);
    }
}
