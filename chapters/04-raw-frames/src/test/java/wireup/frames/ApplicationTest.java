package wireup.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static wireup.frames.Wire.given;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an application sees of a connection, and what becomes of its own mistakes. */
class ApplicationTest {

    /** Records what it is called with, and echoes. */
    private static class Recorder implements Application {

        final List<String> calls = new ArrayList<>();

        @Override
        public void onOpen(Session session) throws IOException {
            calls.add("open");
        }

        @Override
        public void onMessage(Session session, Message message) throws IOException {
            calls.add(
                    switch (message) {
                        case Message.Text(String text) -> "text " + text;
                        case Message.Binary(byte[] bytes) -> "binary " + Frames.hex(bytes);
                    });
            session.send(message);
        }

        @Override
        public void onClose(Session session, int code, String reason) {
            calls.add(("close " + code + " " + reason).strip());
        }
    }

    private static class Failure extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private final Recorder recorder = new Recorder();

    @ParameterizedTest(name = "{0} → {1}")
    @DisplayName("It hears of the opening, of each message, and how the connection ended: exactly once")
    @CsvSource({
        "88 80 00 00 00 00, 1005",
        "88 85 00 00 00 00 0f a0 62 79 65, 4000 bye",
        "'', 1006",
        "81, 1006",
        "83, 1002 Opcode 3 is reserved.",
        "81 81 00 00 00 00 ff, 1007 A text must be UTF-8.",
    })
    void calls(String last, String end) {
        given((Frames.text("a") + " 82 81 00 00 00 00 07 " + last).strip())
                .application(recorder)
                .output();
        assertThat(recorder.calls).containsExactly("open", "text a", "binary 07", "close " + end);
    }

    @Test
    @DisplayName("What it sends when the connection opens is there before any message is read")
    void greeting() {
        given("81 80 00 00 00 00")
                .application(new Recorder() {
                    @Override
                    public void onOpen(Session session) throws IOException {
                        session.send(new Message.Text("hello"));
                    }
                })
                .answers("81 05 68 65 6c 6c 6f", "81 00");
    }

    @Test
    @DisplayName("An exception of its own ends the connection with 1011, and is one line in the log")
    void failure() {
        Wire wire = given(Frames.text("a"), Frames.text("b")).application(new Recorder() {
            @Override
            public void onMessage(Session session, Message message) {
                throw new Failure();
            }
        });
        assertThat(wire.frames())
                .singleElement()
                .satisfies(frame -> assertThat(frame.close()).isEqualTo("1011 The application failed."));
        assertThat(wire.goodbye()).isTrue();
        assertThat(wire.log()).containsExactly("1011 The application failed: " + Failure.class.getName());
    }

    @Test
    @DisplayName("An exception in onOpen and in onClose is a line in the log each, and nothing more")
    void failures() {
        Wire wire = given(Frames.text("a")).application(new Recorder() {
            @Override
            public void onOpen(Session session) {
                throw new Failure();
            }

            @Override
            public void onClose(Session session, int code, String reason) {
                assertThat(code).isEqualTo(1011);
                throw new Failure();
            }
        });
        assertThat(wire.frames())
                .singleElement()
                .satisfies(frame -> assertThat(frame.close()).startsWith("1011"));
        assertThat(wire.log()).hasSize(2).allMatch(line -> line.contains(Failure.class.getName()));
    }

    @Test
    @DisplayName("It may complain of the peer too: its own protocol error is sent like ours")
    void complaint() {
        given(Frames.text("a"))
                .application((_, _) -> {
                    throw new ProtocolError(1008, "Say please.");
                })
                .closesWith(1008);
    }

    @Test
    @DisplayName("A complaint that no Close frame can carry is its own mistake: 1011")
    void impossibleComplaint() {
        assertThatThrownBy(() -> new ProtocolError(1006, "no")).isInstanceOf(IllegalArgumentException.class);
        assertThat(given(Frames.text("a"))
                        .application((_, _) -> {
                            throw new ProtocolError(1008, "a".repeat(124));
                        })
                        .frames())
                .singleElement()
                .satisfies(frame -> assertThat(frame.close()).startsWith("1011 "));
    }

    @Test
    @DisplayName("A message sent after its own close fails, and the peer is still heard out")
    void sendAfterClose() {
        Wire wire = given(Frames.text("a"), Frames.text("b"), "88 82 00 00 00 00 0f a0")
                .application(new Recorder() {
                    @Override
                    public void onMessage(Session session, Message message) throws IOException {
                        assertThat(message)
                                .as("what comes after our Close is not heard")
                                .isEqualTo(new Message.Text("a"));
                        session.close(4000, "");
                        session.send(message);
                    }

                    @Override
                    public void onClose(Session session, int code, String reason) {
                        assertThat(code).isEqualTo(4000);
                    }
                });
        wire.andNoMore().answers("88 02 0f a0");
        assertThat(wire.goodbye()).isTrue();
        assertThat(wire.log()).isEmpty();
    }

    @Test
    @DisplayName("A session that has ended takes no more messages, and closing it again does nothing")
    void afterTheEnd() throws IOException {
        Session[] session = new Session[1];
        Wire wire = given(Frames.text("a"), "88 80 00 00 00 00").application((open, _) -> session[0] = open);
        wire.answers("88 00");
        assertThatThrownBy(() -> session[0].send(new Message.Text("late"))).isInstanceOf(IOException.class);
        session[0].close(1000, "again");
        assertThat(wire.sent()).isEqualTo("88 00");
    }
}
