package wireup.toolbox.bench;

import java.util.List;

/**
 * A load, in binary messages: every connection always has {@code inFlight} messages on their way.
 *
 * @param name as {@code --workload} takes it
 * @param title for people
 * @param connections how many there are
 * @param bytes the payload of a message
 * @param inFlight how many messages of a connection are sent before the first echo comes back
 */
record Workload(String name, String title, int connections, int bytes, int inFlight) {

    static final List<Workload> ALL = List.of(
            new Workload("64x16B", "64 connections × 16 B", 64, 16, 1),
            new Workload("64x1KiB", "64 connections × 1 KiB, 16 in flight", 64, 1024, 16),
            new Workload("8x64KiB", "8 connections × 64 KiB, 4 in flight", 8, 65_536, 4),
            new Workload("1000x128B", "1,000 connections × 128 B", 1000, 128, 1));

    /** Ten thousand connections, each of which says one thing and is then silent: what do they cost in memory? */
    static final Workload IDLE = new Workload("idle", "10,000 idle connections", 10_000, 128, 1);
}
