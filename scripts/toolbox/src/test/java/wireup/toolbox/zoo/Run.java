package wireup.toolbox.zoo;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import wireup.support.ChapterServer;
import wireup.toolbox.check.Case;
import wireup.toolbox.check.Checker;
import wireup.toolbox.check.Group;
import wireup.toolbox.check.Outcome;
import wireup.toolbox.check.Result;

/**
 * The check of an animal.
 *
 * @param port where it listened
 */
record Run(int port, List<Result> results) {

    static Run of(Animal animal) throws Exception {
        try (ChapterServer server = Keeper.start(animal)) {
            URI echo = URI.create("ws://localhost:" + server.port() + "/echo");
            List<Case> cases = Checker.allCases().stream()
                    .filter(rule -> animal.limits() || rule.group() != Group.LIMITS)
                    .toList();
            return new Run(server.port(), Checker.of(echo).run(cases, _ -> {}));
        }
    }

    List<Result> with(Outcome outcome) {
        return results.stream().filter(result -> result.outcome() == outcome).toList();
    }

    /** What is lenient here, and in the other run is not. */
    List<Result> lenientUnlike(Run other) {
        Set<String> there = ids(other.with(Outcome.LENIENT));
        return with(Outcome.LENIENT).stream()
                .filter(result -> !there.contains(result.rule().id()))
                .toList();
    }

    private static Set<String> ids(List<Result> results) {
        return results.stream().map(result -> result.rule().id()).collect(Collectors.toSet());
    }

    /** What became of one case. */
    Result of(String id) {
        return results.stream()
                .filter(result -> result.rule().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no case " + id + "."));
    }
}
