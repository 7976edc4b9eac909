package wireup.toolbox.tap;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * One connection through the tap. A thread a direction reads and then writes, so a peer that does not read stops the one
 * that sends, as it would without the tap. Each direction ends when its sender ends it; a reset ends both.
 */
final class Relay implements AutoCloseable {

    /** How much is read at a time, in bytes: more while a sender fills it, so that who is silent costs little memory. */
    private static final int LEAST = 4 * 1024;

    private static final int MOST = 64 * 1024;

    /** How long an end may be silent after the other one has ended, in milliseconds: as long as TCP's own FIN-WAIT-2 lasts. */
    static final int PATIENCE = 60_000;

    private final Map<Side, Socket> ends = new EnumMap<>(Side.class);
    private final Witness witness;
    private final Consumer<Relay> whenOver;
    private final int patience;

    /** The directions whose bytes still pass. */
    private int passing = 2;

    /** An end whose reset was noticed when writing to it, which may hide it from who reads from it. */
    private Side broken;

    private boolean over;
    private volatile boolean witnessFailed;

    /** A connection that was accepted; {@code whenOver} hears of its end. For {@code patience} see {@link #PATIENCE}. */
    Relay(Socket client, Witness witness, Consumer<Relay> whenOver, int patience) {
        ends.put(Side.CLIENT, client);
        ends.put(Side.SERVER, new Socket());
        this.witness = witness;
        this.whenOver = whenOver;
        this.patience = patience;
    }

    /**
     * Passes on everything until the connection is over.
     *
     * @param port the server's, on this machine; 0 if there is none
     */
    void run(int port, Executor threads) {
        try {
            if (port == 0) {
                throw new IOException("There is no server.");
            }
            for (Socket end : ends.values()) {
                end.setTcpNoDelay(true);
                end.setSoTimeout(patience);
            }
            ends.get(Side.SERVER).connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            threads.execute(() -> pass(Side.SERVER));
        } catch (RejectedExecutionException _) {
            close(); // the tap was closed in this moment
            return;
        } catch (IOException _) {
            reset(Side.SERVER);
            return;
        }
        pass(Side.CLIENT);
    }

    private void pass(Side from) {
        byte[] buffer = new byte[LEAST];
        try {
            for (int count = read(from, buffer); count >= 0; count = read(from, buffer)) {
                if (!passOn(from, buffer, count)) {
                    return;
                }
                if (count == buffer.length && count < MOST) {
                    buffer = new byte[2 * count];
                }
            }
            end(from);
        } catch (IOException _) {
            reset(from);
        }
    }

    private int read(Side from, byte[] buffer) throws IOException {
        while (true) {
            try {
                return ends.get(from).getInputStream().read(buffer);
            } catch (SocketTimeoutException e) {
                if (isHalf()) {
                    throw e; // or it would be kept for ever: nobody else is left to end it
                }
            }
        }
    }

    private synchronized boolean isHalf() {
        return passing < 2;
    }

    private boolean passOn(Side from, byte[] buffer, int length) {
        tell(seen -> seen.passes(from, buffer, length));
        Side to = from.other();
        try {
            ends.get(to).getOutputStream().write(buffer, 0, length);
            return true;
        } catch (IOException _) {
            cannotWrite(to);
            return false;
        }
    }

    /** What this end had sent before its reset still has to pass; its reader sees the end of it. */
    private synchronized void cannotWrite(Side to) {
        passing--;
        broken = to;
        if (passing == 0) {
            reset(to);
        }
    }

    private synchronized void end(Side from) {
        if (over) {
            return;
        }
        if (from == broken) {
            reset(from);
            return;
        }
        tell(seen -> seen.ends(from));
        try {
            ends.get(from.other()).shutdownOutput();
        } catch (IOException _) {
            cannotWrite(from.other());
            return;
        }
        passing--;
        if (passing == 0) {
            close();
        }
    }

    private synchronized void reset(Side from) {
        if (over) {
            return;
        }
        tell(seen -> seen.resets(from));
        try {
            for (Socket end : ends.values()) {
                end.setSoLinger(true, 0); // close with RST
            }
        } catch (IOException _) {
            // That end is gone already.
        }
        close();
    }

    /** The witness may fail, the relay does not. */
    private void tell(Consumer<Witness> what) {
        try {
            what.accept(witness);
        } catch (RuntimeException e) {
            if (!witnessFailed) {
                witnessFailed = true;
                System.err.println("The tap does not understand what passes, and goes on passing it: " + e);
            }
        }
    }

    /** Closes both ends. */
    @Override
    public synchronized void close() {
        if (over) {
            return;
        }
        over = true;
        tell(Witness::isOver);
        whenOver.accept(this);
        for (Socket end : ends.values()) {
            try {
                end.close();
            } catch (IOException _) {
                // It is closed all the same.
            }
        }
    }
}
