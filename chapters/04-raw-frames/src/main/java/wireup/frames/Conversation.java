package wireup.frames;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;

/** A connection from its opening handshake to its end: hears the peer out, and answers. It knows no sockets. */
final class Conversation {

    private final Application application;
    private final Limits limits;
    private final PrintStream log;
    private final FrameWriter frames;
    private final Session session;
    private final Input input;
    private final Decompression decompression;
    private final MessageReader messages;
    private long askedAt = Clock.NEVER;

    /**
     * A conversation, made by the thread that will run it.
     *
     * @param early the peer's bytes that came with its handshake
     * @param agreed what was agreed about compression, or null
     * @param subProtocol the agreed sub-protocol, or null
     */
    Conversation(
            byte[] early,
            InputStream in,
            OutputStream out,
            PerMessageDeflate agreed,
            String subProtocol,
            FrameServer.Setup setup) {
        this.application = setup.application();
        this.limits = setup.limits();
        this.log = setup.log();
        this.frames = new FrameWriter(out);
        this.decompression = agreed == null ? null : agreed.decompression();
        this.session = new Session(frames, subProtocol, agreed == null ? null : agreed.compression());
        this.input = new Input(early, in, session);
        this.messages = new MessageReader(input, limits, decompression);
    }

    // region run
    /**
     * Talks until one side closes or the connection is lost.
     *
     * @return whether the peer was told goodbye, and may want to read it before the connection is cut
     */
    boolean run() {
        Close end = new Close(CloseCode.ABNORMAL, "");
        try {
            application.onOpen(session);
            end = talk();
            session.close(end);
            return true;
        } catch (ProtocolError broken) {
            end = new Close(broken.closeCode(), broken.getMessage());
            log.println(broken.closeCode() + " " + broken.getMessage());
            return tell(end);
        } catch (IOException lost) {
            return session.isClosing(); // then perhaps nothing is lost, and something was to be sent too late
        } catch (RuntimeException failed) {
            report(failed);
            end = new Close(CloseCode.SERVER_ERROR, "The application failed.");
            return tell(end);
        } finally {
            end(end);
        }
    }

    private Close talk() throws IOException {
        while (true) {
            Incoming incoming = messages.next();
            if (incoming instanceof Close close) {
                return close;
            }
            if (!session.isClosing()) { // after our Close frame there is nothing left to say (RFC 6455 §5.5.1)
                answer(incoming);
            }
        }
    }

    private void answer(Incoming incoming) throws IOException {
        try {
            switch (incoming) {
                case Message message -> {
                    application.onMessage(session, message);
                    if (session.isLate(Clock.now())) {
                        session.flush();
                    }
                }
                case Incoming.Ping(byte[] payload) -> session.pong(payload);
                case Incoming.Pong _, Close _ -> {} // that something came is all that counts
            }
        } catch (IOException e) {
            if (!session.isClosing()) { // else our Close frame went first, and the peer's is still to come
                throw e;
            }
        }
    }
    // endregion

    private boolean tell(Close end) {
        try {
            session.close(end);
            return true;
        } catch (IOException _) {
            return false; // nobody is there to be told
        }
    }

    private void end(Close end) {
        session.end();
        if (decompression != null) {
            decompression.close();
        }
        try {
            application.onClose(session, end.code(), end.reason());
        } catch (RuntimeException failed) {
            report(failed);
        }
    }

    private void report(RuntimeException failed) {
        log.println(CloseCode.SERVER_ERROR + " The application failed: "
                + failed.getClass().getName());
    }

    /** Reads and drops what the peer still sends after the goodbye, so that no TCP reset overtakes our Close frame. */
    void drain() throws IOException {
        input.drain();
    }

    Session session() {
        return session;
    }

    // region deadlines
    /** Whether the peer has had its time: to answer a Close frame, to read, or to be heard of at all. */
    boolean isOverdue(long now) {
        return Clock.isOver(limits.close(), session.closingSince(), now)
                || Clock.isOver(limits.write(), frames.writingSince(), now)
                || Clock.isOver(limits.idle(), input.waitingSince(), now);
    }

    /** Whether it is time to ask a silent peer whether it is there. Who asks this sends the Ping. */
    boolean wantsPing(long now) {
        boolean wanted = Clock.isOver(limits.heartbeat(), Math.max(input.waitingSince(), askedAt), now)
                && frames.writingSince() == Clock.NEVER
                && !session.isClosing();
        askedAt = wanted ? now : askedAt;
        return wanted;
    }
    // endregion
}
