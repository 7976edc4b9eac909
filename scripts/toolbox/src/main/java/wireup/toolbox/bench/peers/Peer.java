package wireup.toolbox.bench.peers;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/** What every peer has in common. The only argument of its {@code main} is the port; 0 for one that the system chooses. */
final class Peer {

    private Peer() {}

    /** Loopback only. */
    static InetSocketAddress address(String... args) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0]));
    }

    /** Prints the line by which the bench knows that the server is ready, as the chapters do. */
    static void ready(int port) {
        System.out.println("Ready: http://localhost:" + port + "/");
    }
}
