package wireup.toolbox.check;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Plays cases against a server, many at a time. */
public final class Checker {

    private static final int AT_A_TIME = 24;

    /** No case takes this long; one that does is cut off. */
    private static final int CUT_OFF_SECONDS = 20;

    private static final Duration SETTLING = Duration.ofSeconds(10);

    private static final Text UNREACHABLE = Text.of("no TCP connection", "无法建立 TCP 连接");

    private final Target target;

    private Checker(Target target) {
        this.target = target;
    }

    /**
     * A checker of this server.
     *
     * @param url of the echo, {@code ws://localhost:9998/echo}
     * @throws CannotRun if it is no ws:// URL or its host is unknown
     */
    public static Checker of(URI url) {
        return new Checker(Target.of(url));
    }

    /** Whether the server is on this machine. */
    public boolean isLocal() {
        return target.isLoopback();
    }

    /** All cases, in the order of the report. */
    public static List<Case> allCases() {
        return Stream.of(
                        new RequestRules(),
                        new OpeningRules(),
                        new RefusalRules(),
                        new KeyRules(),
                        new ResponseRules(),
                        new FrameRules(),
                        new HeaderRules(),
                        new FragmentRules(),
                        new OrderRules(),
                        new ControlRules(),
                        new Utf8Rules(),
                        new CloseRules(),
                        new CloseCodeRules(),
                        new LimitRules(),
                        new AbuseRules(),
                        new OfferRules(),
                        new CompressionRules())
                .flatMap(rules -> rules.cases().stream())
                .toList();
    }

    /**
     * Plays the cases and returns their results in the same order.
     *
     * @param progress is told each result as it comes, from any thread
     * @throws CannotRun if nothing listens there
     */
    public List<Result> run(List<Case> cases, Consumer<Result> progress) {
        Patience patience = patience();
        Map<Weight, Semaphore> places = Map.of(
                Weight.LIGHT, new Semaphore(AT_A_TIME, true),
                Weight.SLOW, new Semaphore(cases.size() + 1),
                Weight.HEAVY, new Semaphore(1, true));
        Map<Case, Future<Result>> results = new HashMap<>();
        try (ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor(
                        Thread.ofVirtual().factory());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Weight weight : List.of(Weight.SLOW, Weight.HEAVY, Weight.LIGHT)) {
                for (Case rule : cases) {
                    if (rule.script().weight() == weight) {
                        results.put(rule, threads.submit(() -> {
                            places.get(weight).acquire();
                            try {
                                Result result = play(rule, patience, watchdog);
                                if (weight == Weight.HEAVY && patience.equals(Patience.WITH_ECHO)) {
                                    settle();
                                }
                                progress.accept(result);
                                return result;
                            } finally {
                                places.get(weight).release();
                            }
                        }));
                    }
                }
            }
        }
        return watched(cases.stream().map(rule -> results.get(rule).resultNow()).toList());
    }

    private Result play(Case rule, Patience patience, ScheduledExecutorService watchdog) {
        try (Dialogue dialogue = new Dialogue(target, patience)) {
            Future<?> cutOff = watchdog.schedule(dialogue.wire()::close, CUT_OFF_SECONDS, TimeUnit.SECONDS);
            try {
                return rule.play(dialogue);
            } finally {
                cutOff.cancel(false);
            }
        } catch (IOException _) {
            return Result.broken(rule, UNREACHABLE);
        }
    }

    /** What no server may do is looked for in every case, not only in the one that says so. */
    private static List<Result> watched(List<Result> results) {
        return results.stream()
                .map(result -> {
                    Sin sin = result.rule().script().watched();
                    boolean kept = sin != null && result.outcome() == Outcome.PASSED;
                    return !kept
                            ? result
                            : results.stream()
                                    .filter(other -> other.sins().contains(sin))
                                    .findFirst()
                                    .map(result::brokenBy)
                                    .orElse(result);
                })
                .toList();
    }

    /** What one case did to a slow server must not be held against the next: it is over when an echo comes again. */
    private void settle() {
        long deadline = Wire.in(SETTLING);
        try (Dialogue dialogue = new Dialogue(target, Patience.WITH_ECHO)) {
            boolean opened = dialogue.open(Request.opening());
            dialogue.send(Frame.text("settled?"));
            while (opened && System.nanoTime() < deadline && dialogue.next() instanceof Event.Silence) {
                // It is still busy.
            }
        } catch (IOException _) {
            // The next case will tell.
        }
    }

    /** One plain echo tells whether it is worth waiting. */
    private Patience patience() {
        try (Dialogue dialogue = new Dialogue(target, Patience.AT_FIRST)) {
            if (!dialogue.open(Request.opening())) {
                return Patience.WITH_NOTHING;
            }
            dialogue.send(Frame.text("Hello"));
            return dialogue.next() instanceof Event.Message ? Patience.WITH_ECHO : Patience.WITH_OPENING;
        } catch (IOException e) {
            throw new CannotRun(
                    "Nothing answers at " + target.authority() + ": start the server first. (" + e.getMessage() + ")",
                    target.authority() + " 没有响应：请先启动服务器。（" + e.getMessage() + "）");
        }
    }
}
