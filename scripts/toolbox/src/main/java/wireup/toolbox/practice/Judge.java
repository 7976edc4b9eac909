package wireup.toolbox.practice;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import picocli.CommandLine;
import wireup.support.ChapterServer;
import wireup.support.ServerCommand;
import wireup.toolbox.check.Case;
import wireup.toolbox.check.Checker;
import wireup.toolbox.check.Language;
import wireup.toolbox.check.Outcome;
import wireup.toolbox.check.Report;
import wireup.toolbox.check.Result;
import wireup.toolbox.check.Text;
import wireup.toolbox.practice.Task.Rule;

/** Judges a working copy, task by task, up to the first that fails. */
final class Judge {

    /**
     * What became of a task.
     *
     * @param task its name; empty if nothing could be judged
     * @param failure what was expected and what came; null if it passed
     */
    record Verdict(String task, Text failure) {}

    private final WorkingCopy copy;
    private final Compiled classes;

    private Judge(WorkingCopy copy, Compiled classes) {
        this.copy = copy;
        this.classes = classes;
    }

    /** In a process of its own, as a learner's loop may never end: a verdict a line, as JSON. */
    public static void main(String... args) throws IOException {
        PrintStream verdicts = new PrintStream(System.out, true, UTF_8);
        System.setOut(System.err); // what the learner prints is for the learner
        Course course = Course.of(args[0]).orElseThrow();
        judge(new WorkingCopy(course, Path.of(args[1])), verdict -> verdicts.println(new Gson().toJson(verdict)));
        System.exit(0); // whatever threads the learner has left behind
    }

    /** Tells each task whose tests have passed, and last the first failure, if there is any. */
    static void judge(WorkingCopy copy, Consumer<Verdict> verdicts) throws IOException {
        Compiled.Outcome compiled = Compiled.of(copy);
        if (compiled.failure().isPresent()) {
            verdicts.accept(new Verdict("", compiled.failure().get()));
            return;
        }
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (Compiled classes = compiled.classes()) {
            Thread.currentThread().setContextClassLoader(classes);
            Judge judge = new Judge(copy, classes);
            judge.judge(verdicts);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    /** The tests up to the first that fails; then the checker, at one go, for what they have passed. */
    private void judge(Consumer<Verdict> verdicts) {
        Verdict failed = null;
        List<Task> passed = new ArrayList<>();
        for (Task task : copy.course().tasks()) {
            Optional<Text> failure = task.rules().stream()
                    .map(this::run)
                    .flatMap(Optional::stream)
                    .findFirst();
            if (failure.isPresent()) {
                failed = new Verdict(task.name(), failure.get());
                break;
            }
            passed.add(task);
            verdicts.accept(new Verdict(task.name(), null));
        }
        Optional.ofNullable(check(passed).orElse(failed)).ifPresent(verdicts);
    }

    private Optional<Text> run(Rule rule) {
        FirstFailure first = new FirstFailure(rule);
        try {
            Class<?> type = classes.loadClass(copy.course().className(rule.className()));
            Method method = Arrays.stream(type.getDeclaredMethods())
                    .filter(one ->
                            one.getName().equals(rule.method()) && AnnotationSupport.isAnnotated(one, Testable.class))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("There is no test " + rule.test() + "."));
            LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                    .selectors(DiscoverySelectors.selectMethod(type, method))
                    .build();
            LauncherFactory.create().execute(request, first);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
        if (first.passed == 0 && first.failure == null) {
            throw new IllegalStateException(rule.test() + " did not run.");
        }
        return Optional.ofNullable(first.failure);
    }

    /** Plays the checker's cases for these tasks against the copy's server: the first task that fails, if any does. */
    private Optional<Verdict> check(List<Task> tasks) {
        List<String> ids =
                tasks.stream().flatMap(task -> task.cases().stream()).distinct().toList();
        if (ids.isEmpty()) {
            return Optional.empty();
        }
        List<Case> cases = Checker.allCases().stream()
                .filter(one -> ids.contains(one.id()))
                .toList();
        if (cases.size() != ids.size()) {
            throw new IllegalStateException("The checker has not all of " + ids + ".");
        }
        try (ChapterServer server = startServer()) {
            URI echo = URI.create("ws://localhost:" + server.port() + "/echo");
            Map<String, Text> failures = new HashMap<>();
            for (Result result : Checker.of(echo).run(cases, _ -> {})) {
                if (result.outcome() == Outcome.FAILED) {
                    failures.put(result.rule().id(), explain(result));
                }
            }
            return tasks.stream()
                    .flatMap(task -> task.cases().stream()
                            .filter(failures::containsKey)
                            .map(id -> new Verdict(task.name(), failures.get(id))))
                    .findFirst();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Text explain(Result result) {
        return new Text(
                "  scripts/check: " + new Report(Language.EN).explained(result),
                "  scripts/check：" + new Report(Language.ZH).explained(result));
    }

    /** As {@code main} does, on a port that the system chooses, and without a log. */
    private ChapterServer startServer() throws ReflectiveOperationException {
        Constructor<?> constructor = classes.loadClass(copy.course().main()).getDeclaredConstructor();
        constructor.setAccessible(true);
        Object command = constructor.newInstance();
        new CommandLine(command).parseArgs(copy.course().options().toArray(String[]::new));
        Method start = ServerCommand.class.getDeclaredMethod("start", int.class);
        start.setAccessible(true);
        PrintStream out = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
        try {
            return (ChapterServer) start.invoke(command, 0);
        } finally {
            System.setOut(out);
        }
    }

    /** Listens for the first test that fails. */
    private final class FirstFailure implements TestExecutionListener {

        private final Rule rule;
        private Text failure;
        private int passed;
        private TestPlan plan;

        FirstFailure(Rule rule) {
            this.rule = rule;
        }

        @Override
        public void testPlanExecutionStarted(TestPlan plan) {
            this.plan = plan;
        }

        @Override
        public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
            if (result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
                passed += identifier.isTest() ? 1 : 0;
            } else if (failure == null) {
                failure = Failures.explain(
                        copy,
                        rule.className(),
                        name(identifier),
                        result.getThrowable().orElseThrow());
            }
        }

        /** The test's name; one of many invocations stands below that of its method. */
        private Text name(TestIdentifier identifier) {
            String name = identifier.getDisplayName();
            return plan.getParent(identifier)
                    .filter(parent -> parent.getSource().orElse(null) instanceof MethodSource)
                    .map(method -> new Text(method.getDisplayName() + "\n" + name, rule.zh() + "\n" + name))
                    .orElse(new Text(name, rule.zh()));
        }
    }
}
