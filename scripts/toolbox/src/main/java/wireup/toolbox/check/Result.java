package wireup.toolbox.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a case found. It has no times and no ports in it, so the same server gives the same result again.
 *
 * @param sent what was sent, as far as it matters
 * @param came what came back
 * @param expected what should have come, if something else did
 * @param sins what the server did wrong on the way, whatever the case is about
 */
public record Result(Case rule, Outcome outcome, List<Bytes> sent, List<Event> came, Text expected, Set<Sin> sins) {

    static Result of(Case rule, Dialogue dialogue, Finding finding) {
        return new Result(
                rule,
                rule.level().outcome(finding.grade()),
                List.copyOf(dialogue.sent()),
                List.copyOf(dialogue.received()),
                finding.expected(),
                dialogue.sins());
    }

    /** The case could not be played to its end. */
    static Result broken(Case rule, Text why) {
        return new Result(
                rule,
                Outcome.FAILED,
                List.of(),
                List.of(new Event.Note(why)),
                Text.of("a connection", "一条连接"),
                Set.of());
    }

    /** This rule was kept here and broken there. */
    Result brokenBy(Result other) {
        Event note = new Event.Note(Text.of("seen in the case " + other.rule.id(), "见于用例 " + other.rule.id()));
        List<Event> came = new ArrayList<>(other.came);
        came.addFirst(note);
        return new Result(rule, Outcome.FAILED, other.sent, came, rule.rule(), sins);
    }
}
