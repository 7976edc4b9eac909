package wireup.frames;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A session that many threads use. */
class SessionTest {

    private static final int THREADS = 16;
    private static final int MESSAGES = 200;

    @Test
    @DisplayName("What many threads send is never mixed, and each one's messages keep their order")
    void manyThreads() throws IOException {
        Application burst = (session, _) -> {
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                IntStream.range(0, THREADS).forEach(thread -> threads.execute(() -> talk(session, thread)));
                session.send(new Message.Binary(new byte[] {1})); // the reading thread too
            }
            session.close(1000, "all said");
        };
        try (Servers servers = new Servers(burst, Servers.PATIENT);
                Client client = Client.open(servers.server())) {
            client.text("go").send("88 80 00 00 00 00"); // the answer to what is to come
            byte[] output = client.socket().readToEnd();
            List<Frames.Answer> answers = new ArrayList<>(Frames.answers(output));
            assertThat(answers.removeLast().close()).isEqualTo("1000 all said");
            assertThat(answers.removeIf(answer -> (answer.firstByte() & 0xf) == 2))
                    .isTrue();
            List<String> texts = answers.stream().map(Frames.Answer::text).toList();
            for (int thread = 0; thread < THREADS; thread++) {
                String start = thread + " ";
                assertThat(texts.stream().filter(text -> text.startsWith(start)))
                        .containsExactlyElementsOf(IntStream.range(0, MESSAGES)
                                .mapToObj(i -> start + i + ".".repeat(i))
                                .toList());
            }
            assertThat(texts).hasSize(THREADS * MESSAGES);
        }
    }

    @Test
    @DisplayName("What another thread sends leaves at once, and takes along what the reading thread has said before")
    void atOnce() {
        List<String> sent = new ArrayList<>();
        Wire[] wire = new Wire[1];
        wire[0] = Wire.given(Frames.text("go")).application((session, message) -> {
            session.send(message);
            sent.add(wire[0].sent());
            try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
                other.execute(() -> send(session, "news"));
            }
            sent.add(wire[0].sent());
        });
        wire[0].output();
        assertThat(sent).containsExactly("", "81 02 67 6f 81 04 6e 65 77 73");
    }

    private static void send(Session session, String text) {
        try {
            session.send(new Message.Text(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void talk(Session session, int thread) {
        for (int i = 0; i < MESSAGES; i++) {
            send(session, thread + " " + i + ".".repeat(i));
        }
    }
}
