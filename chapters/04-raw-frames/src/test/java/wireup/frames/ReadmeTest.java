package wireup.frames;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wireup.support.Web;
import wireup.testsupport.RawSocket;

/** What the chapter's text promises, in both languages: its bytes are the server's. */
class ReadmeTest {

    private static final Path CHAPTER = Web.repositoryFolder("chapters/04-raw-frames");
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    private static List<String> blocks(String text, String language) throws IOException {
        return Pattern.compile("```" + language + "\n(.*?)```\n", Pattern.DOTALL)
                .matcher(Files.readString(CHAPTER.resolve(text)))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md"})
    @DisplayName("Every exchange in the text happens so, line by line")
    void exchanges(String text) throws IOException {
        List<String> exchanges = blocks(text, "text").stream()
                .filter(block -> block.startsWith("→"))
                .toList();
        assertThat(exchanges).hasSize(6);
        for (String exchange : exchanges) {
            String sent = "";
            String expected = "";
            for (String line : exchange.lines().toList()) {
                if (line.startsWith("→")) {
                    assertThat(answer(sent)).as(exchange).isEqualTo(expected);
                    sent = (sent + line.substring(1)).strip();
                } else {
                    expected = (expected + line.substring(1)).strip();
                }
            }
            assertThat(answer(sent)).as(exchange).isEqualTo(expected);
        }
    }

    private static String answer(String sent) {
        PerMessageDeflate agreed = sent.startsWith("c1") ? new PerMessageDeflate(false, false, false) : null;
        PrintStream quiet = new PrintStream(OutputStream.nullOutputStream());
        ByteArrayInputStream in = new ByteArrayInputStream(HEX.parseHex(sent));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FrameServer.Setup setup = new FrameServer.Setup(Session::send, Set.of(), false, Limits.DEFAULT, quiet);
        new Conversation(new byte[0], in, out, agreed, null, setup).run();
        return HEX.formatHex(out.toByteArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md"})
    @DisplayName("Break it: what bash sends is answered with the bytes that the text shows")
    void breakIt(String text) throws IOException {
        String sent = blocks(text, "bash")
                .getFirst()
                .lines()
                .filter(line -> line.startsWith("printf"))
                .map(line -> line.substring("printf '".length(), line.indexOf("' >&3")))
                .collect(Collectors.joining())
                .replace("\\r\\n", "\r\n")
                .replace("\\x81\\x05", "\u0081\u0005");
        String shown = blocks(text, "text").stream()
                .filter(block -> block.startsWith(" "))
                .findFirst()
                .orElseThrow()
                .replace("\n", "")
                .strip();
        try (FrameServer server = RawFramesPageTest.startQuietly();
                RawSocket socket = RawSocket.connect(server.port())) {
            assertThat(socket.send(sent).readHead()).startsWith("HTTP/1.1 101 ");
            assertThat(HEX.formatHex(socket.readToEnd())).isEqualTo(shown);
        }
    }
}
