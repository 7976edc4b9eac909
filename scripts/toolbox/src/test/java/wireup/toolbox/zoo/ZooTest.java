package wireup.toolbox.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import wireup.toolbox.check.Level;
import wireup.toolbox.check.Outcome;
import wireup.toolbox.check.Result;

/** The checker finds each animal's fault, and nothing that is not its consequence. */
class ZooTest {

    /** A check waits more than it works, so some go on at once. */
    private static final int AT_A_TIME = 4;

    private static final Animal HEALTHY = Animal.animal("healthy", "", "", "");
    private static final Animal HEALTHY_DEFLATING =
            Animal.animal("healthy-deflating", "", "", "").deflating();

    /** Those that take longest begin first. */
    private static final List<Animal> ANIMALS = Stream.of(
                    LimitAnimals.ALL,
                    ControlAnimals.ALL,
                    MessageAnimals.ALL,
                    FrameAnimals.ALL,
                    HandshakeAnimals.ALL,
                    DeflateAnimals.ALL)
            .flatMap(List::stream)
            .toList();

    private static final Map<Animal, Future<Run>> RUNS = new LinkedHashMap<>();
    private static final List<String> SUMMARY = new ArrayList<>();
    private static final long BEGIN = System.nanoTime();

    @BeforeAll
    static void check() {
        ExecutorService threads = Executors.newFixedThreadPool(
                AT_A_TIME, Thread.ofPlatform().daemon().factory());
        Stream.concat(Stream.of(HEALTHY, HEALTHY_DEFLATING), ANIMALS.stream())
                .forEach(animal -> RUNS.put(animal, threads.submit(() -> Run.of(animal))));
        threads.shutdown();
    }

    /** For whoever wants to see all of them at a glance. */
    @AfterAll
    static void summarize() throws IOException {
        SUMMARY.add(SUMMARY.size() + " animals in " + (System.nanoTime() - BEGIN) / 1_000_000_000 + " s");
        Files.write(Path.of("target/zoo.txt"), SUMMARY);
    }

    @TestFactory
    Stream<DynamicTest> the_checker_finds_the_fault_and_nothing_else() {
        return ANIMALS.stream()
                .map(animal -> dynamicTest(animal.name(), () -> {
                    Run run = RUNS.get(animal).get();
                    Run healthy = RUNS.get(animal.deflate() ? HEALTHY_DEFLATING : HEALTHY)
                            .get();
                    SUMMARY.add(String.format(
                            "%-28s %-38s %3d failed, %d lenient",
                            animal.name(),
                            animal.caughtBy(),
                            run.with(Outcome.FAILED).size(),
                            run.lenientUnlike(healthy).size()));
                    Golden.verify(animal, run, healthy);
                    Result about = run.of(animal.caughtBy());
                    assertThat(about.outcome())
                            .isEqualTo(about.rule().level() == Level.SHOULD ? Outcome.LENIENT : Outcome.FAILED);
                }));
    }

    @TestFactory
    Stream<DynamicTest> a_server_that_is_only_tamed_fails_in_nothing() {
        return Stream.of(HEALTHY, HEALTHY_DEFLATING)
                .map(animal -> dynamicTest(
                        animal.name(),
                        () -> assertThat(RUNS.get(animal).get().with(Outcome.FAILED))
                                .isEmpty()));
    }

    @Test
    @DisplayName("Every golden file belongs to an animal")
    void noOrphans() throws IOException {
        Set<String> expected = ANIMALS.stream()
                .flatMap(animal -> Stream.of(animal.name() + ".en.txt", animal.name() + ".zh.txt"))
                .collect(Collectors.toSet());
        try (Stream<Path> files = Files.list(Golden.FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString())).hasSameElementsAs(expected);
        }
    }
}
