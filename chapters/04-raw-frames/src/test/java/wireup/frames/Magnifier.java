package wireup.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import wireup.testsupport.Browser;

/** The chapter's page under test: the frame under the magnifying glass, and what the server answers to it. */
record Magnifier(Browser browser) {

    static final String ANSWERS = "The server answers. The connection stays open.";
    static final String ANSWERS_IN_CHINESE = "服务器作了回答。连接保持打开。";

    /** The frame that the page shows at first, RFC 6455 §5.7. */
    static final String HELLO = "81 85 37 fa 21 3d 7f 9f 4d 51 58";

    static Magnifier open(Browser browser, FrameServer server, String lang) {
        browser.open(server.port(), "/?lang=" + lang).expect("document.querySelector('#verdict').textContent");
        return new Magnifier(browser);
    }

    /** Flips bits, given by their numbers in wire order. */
    void flip(String bits) {
        for (String bit : bits.split(" ", -1)) {
            browser.click("[data-bit='" + bit + "']");
        }
    }

    /** Flips bits by a script: where there are many, the pointer takes its time. */
    void flipAtOnce(String bits) {
        browser.evaluate(
                "'" + bits + "'.split(' ').forEach(bit => document.querySelector(`[data-bit='${bit}']`).click())");
    }

    /** The bytes of the frame that are shown. */
    String hex() {
        return String.join(" ", browser.texts("#bits .hex"));
    }

    /** The value and the meaning of a field. */
    String field(String name) {
        return String.join(" | ", browser.texts("#fields [data-field='" + name + "'] td"));
    }

    /** What the server answered: bytes, opcode and payload of each frame. */
    String answer() {
        return (String) browser.evaluate( // in one go: the table may be replaced at any time
                "[...document.querySelectorAll('#answer tbody td')].map(cell => cell.textContent).join(' | ')");
    }

    /** Waits until the answer contains this, and the sentence above it is exactly that. */
    void expect(String what, String answer, String verdict) {
        await(what)
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(answer()).contains(answer));
        browser.expectText("#verdict", verdict);
        assertThat(answer().isEmpty()).as("no answer to " + what).isEqualTo(answer.isEmpty());
    }
}
