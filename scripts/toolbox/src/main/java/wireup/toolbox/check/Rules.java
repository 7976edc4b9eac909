package wireup.toolbox.check;

import java.util.ArrayList;
import java.util.List;

/** The cases of a group, each written as its rule and its bytes. A subclass writes them in its constructor. */
abstract class Rules {

    private final Group group;
    private final List<Draft> drafts = new ArrayList<>();
    private Step step;

    Rules(Group group) {
        this.group = group;
    }

    /** The cases, in the order in which they were written. */
    final List<Case> cases() {
        return drafts.stream().map(Draft::toCase).toList();
    }

    /** What explains the rules that follow. */
    final void explainedBy(Step next) {
        step = next;
    }

    /**
     * A rule that an RFC demands.
     *
     * @param section the section of RFC 6455, or a source in words
     * @param name the case's name in its group
     */
    final Draft must(String section, String name, String en, String zh) {
        return rule(Level.MUST, section, name, en, zh);
    }

    /** A rule that an RFC recommends. */
    final Draft should(String section, String name, String en, String zh) {
        return rule(Level.SHOULD, section, name, en, zh);
    }

    /** What the RFCs leave to the server. */
    final Draft open(String section, String name, String en, String zh) {
        return rule(Level.OPEN, section, name, en, zh);
    }

    /** A rule that attacks have taught. */
    final Draft robust(String section, String name, String en, String zh) {
        return rule(Level.ROBUST, section, name, en, zh);
    }

    /** A request that must not become a WebSocket. */
    final Draft refuses(String section, String name, String en, String zh, Request request) {
        return must(section, name, "A server must refuse " + en + ".", "服务器必须拒绝：" + zh + "。")
                .request(request);
    }

    private Draft rule(Level level, String section, String name, String en, String zh) {
        String source = Character.isDigit(section.charAt(0)) ? "RFC 6455 §" + section : section;
        Draft draft = new Draft(group, group.id() + "." + name, level, source, step, Text.of(en, zh));
        drafts.add(draft);
        return draft;
    }
}
