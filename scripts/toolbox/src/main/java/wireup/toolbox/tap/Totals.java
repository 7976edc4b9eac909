package wireup.toolbox.tap;

/**
 * What passed since the recorder was made or cleared.
 *
 * @param overhead bytes; with {@code useful} and {@code unknown}, all that were decoded or given up
 * @param requests of HTTP
 * @param messages of WebSocket, whole ones, and events of event streams
 * @param connections that were opened
 * @param open connections that are open now
 * @param at milliseconds since the recorder was made
 */
public record Totals(
        long overhead,
        long useful,
        long unknown,
        long requests,
        long messages,
        long connections,
        long open,
        double at) {}
