package wireup.toolbox.practice;

import java.util.List;
import wireup.toolbox.check.Text;

/**
 * Something for the learner to write, and what judges it.
 *
 * @param name stays the same from version to version: the progress is kept by it
 * @param title a few words
 * @param goal what to write, and by which rule
 * @param rules the chapter's tests, and its checks for the practice, that must pass
 * @param cases the cases of the checker that must pass too
 * @param hints each says more than the one before
 */
record Task(
        Kind kind,
        String name,
        Text title,
        Text goal,
        Part part,
        List<Rule> rules,
        List<String> cases,
        List<Text> hints) {

    /**
     * A test that judges.
     *
     * @param test {@code Class#method}
     * @param zh what its name says, in Chinese
     */
    record Rule(String test, String zh) {

        /** The class that the test is in, without its package. */
        String className() {
            return test.substring(0, test.indexOf('#'));
        }

        String method() {
            return test.substring(test.indexOf('#') + 1);
        }
    }

    /** What the learner does. */
    enum Kind {
        STEP("Step", "步骤"),
        FIX("Fix", "修复"),
        EXTEND("Extend", "扩展"),
        ATTACK("Attack", "攻击");

        private final String en;
        private final String zh;

        Kind(String en, String zh) {
            this.en = en;
            this.zh = zh;
        }

        Text text() {
            return new Text(en, zh);
        }
    }

    /** The source before the learner's turn. Where a fault is to be found nothing marks it. */
    String blank(String source) {
        return part.blank(source, kind == Kind.FIX ? "" : title.en());
    }

    /** The source after it. */
    String solve(String source) {
        return part.solve(source);
    }
}
