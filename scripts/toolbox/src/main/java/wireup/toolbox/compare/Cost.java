package wireup.toolbox.compare;

/**
 * What the clients cost besides their traffic.
 *
 * @param setUp bytes on the wire for each client until it knew the board: handshake and first board
 * @param serverMillis CPU time of the server's process while it was measured, in steps of 10 ms
 * @param clientsMillis the same of the process of all clients
 * @param heap bytes of the server's heap for each client, after a garbage collection
 */
record Cost(long setUp, long serverMillis, long clientsMillis, long heap) {}
