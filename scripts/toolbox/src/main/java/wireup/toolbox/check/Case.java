package wireup.toolbox.check;

import java.io.IOException;
import java.util.List;

/**
 * One rule, and the exchange that shows whether a server keeps it.
 *
 * @param id {@code group.name}; it stays the same from version to version
 * @param section where the rule stands, for example {@code RFC 6455 §5.2}
 * @param step what explains it
 * @param rule the rule in one sentence
 * @param script how to find out
 */
public record Case(String id, Group group, Level level, String section, Step step, Text rule, Script script) {

    /**
     * How a case goes.
     *
     * @param opening the handshake before the actions; null if the actions are about the handshake
     * @param needsDeflate whether the server must have agreed to permessage-deflate
     * @param watched what the server must not do, in this case or in any other; null if the actions say it all
     */
    record Script(Request opening, boolean needsDeflate, Sin watched, Weight weight, List<Action> actions) {}

    private static final Finding NEVER_OPENED =
            new Finding(Grade.NEVER_OPENED, Text.of("HTTP/1.1 101 first of all", "首先要有 HTTP/1.1 101"));

    /** Plays the case over one connection. */
    Result play(Dialogue dialogue) throws IOException {
        if (script.opening != null && !dialogue.open(script.opening)) {
            return Result.of(this, dialogue, NEVER_OPENED);
        }
        if (script.needsDeflate && dialogue.deflate() == null) {
            return Result.of(this, dialogue, new Finding(Grade.NOT_APPLICABLE, Text.same("")));
        }
        Finding worst = Finding.RIGHT;
        for (Action action : script.actions) {
            Finding finding = action.run(dialogue);
            worst = finding.grade().compareTo(worst.grade()) > 0 ? finding : worst;
            if (worst.grade().compareTo(Grade.WRONG) >= 0) {
                break;
            }
        }
        boolean sinned = script.watched != null && dialogue.sins().contains(script.watched);
        return Result.of(this, dialogue, sinned ? new Finding(Grade.WRONG, rule) : worst);
    }
}
