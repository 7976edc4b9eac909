package wireup.polling;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import wireup.polling.Departure.Status;

/**
 * A station's day: trains are announced, are delayed, change platform, board and depart, at irregular moments. The same
 * seed gives the same day.
 */
public final class Station implements AutoCloseable {

    private static final List<String> DESTINATIONS = List.of(
            "Amsterdam",
            "Beijing",
            "Berlin",
            "Chengdu",
            "Guangzhou",
            "Hamburg",
            "Kunming",
            "Lisboa",
            "Lyon",
            "Madrid",
            "Milano",
            "Nanjing",
            "Paris",
            "Praha",
            "Shanghai",
            "Warszawa",
            "Wien",
            "Wuhan",
            "Xiamen",
            "Zürich");

    private static final List<String> KINDS = List.of("D", "EC", "G", "IC", "K");
    private static final int PLATFORMS = 12;
    private static final int FEWEST = 6;
    private static final int MOST = 8;

    /** How long the board stays as it is, in milliseconds. */
    private static final double MEAN_PAUSE = 7_000;

    private static final double SHORTEST_PAUSE = 1_000;
    private static final double LONGEST_PAUSE = 20_000;

    private final Board board;
    private final Random random;
    private final List<Departure> departures = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private LocalTime time = LocalTime.of(10, 4);
    private int number = 100;

    /** Opens with the first trains on the board. Nothing changes until {@link #change} or {@link #run}. */
    public Station(Board board, long seed) {
        this.board = board;
        this.random = new Random(seed);
        while (departures.size() < FEWEST) {
            announce();
        }
        board.show(departures);
    }

    /** Lets the board change by itself from now on, until {@link #close}. */
    public void run() {
        Thread.ofPlatform().daemon().name("station").start(() -> {
            try {
                while (!closed.await(nextPause().toMillis(), TimeUnit.MILLISECONDS)) {
                    change();
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt(); // ends the day as close() does
            }
        });
    }

    /** Makes the next change: one event, and always one that can be seen. */
    public synchronized void change() {
        switch (random.nextInt(5)) {
            case 0 -> announceIfThereIsRoom();
            case 1 -> changeAPlatform();
            case 2 -> delayATrain();
            default -> boardOrDepart();
        }
        board.show(departures);
    }

    /**
     * How long until the next change. As irregular as telephone calls: exponentially distributed, but from 1 to 20
     * seconds; about 7 on average.
     */
    public synchronized Duration nextPause() {
        double pause = -MEAN_PAUSE * Math.log(1 - random.nextDouble());
        return Duration.ofMillis((long) Math.clamp(pause, SHORTEST_PAUSE, LONGEST_PAUSE));
    }

    private void announce() {
        String train = KINDS.get(random.nextInt(KINDS.size())) + " " + number;
        String destination = DESTINATIONS.get(random.nextInt(DESTINATIONS.size()));
        int platform = 1 + random.nextInt(PLATFORMS);
        departures.add(new Departure(time.toString(), destination, train, platform, Status.ON_TIME));
        time = time.plusMinutes(2 + random.nextInt(8));
        number = number < 900 ? number + 1 + random.nextInt(20) : 100;
    }

    private void announceIfThereIsRoom() {
        if (departures.size() < MOST) {
            announce();
        } else {
            boardOrDepart();
        }
    }

    private void changeAPlatform() {
        int row = random.nextInt(departures.size());
        Departure train = departures.get(row);
        int others = random.nextInt(PLATFORMS - 1);
        departures.set(row, train.on(1 + (train.platform() + others) % PLATFORMS));
    }

    private void delayATrain() {
        int row = random.nextInt(departures.size());
        if (departures.get(row).status() == Status.ON_TIME) {
            departures.set(row, departures.get(row).as(Status.DELAYED));
        } else {
            boardOrDepart();
        }
    }

    /** The first train of the board lets its passengers in; if it has, it leaves, and another may take its line. */
    private void boardOrDepart() {
        if (departures.getFirst().status() != Status.BOARDING) {
            departures.set(0, departures.getFirst().as(Status.BOARDING));
            return;
        }
        departures.removeFirst();
        if (departures.size() < FEWEST) {
            announce();
        }
    }

    /** Ends the day: the board does not change by itself any more. */
    @Override
    public void close() {
        closed.countDown();
    }
}
