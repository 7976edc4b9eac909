package wireup.toolbox.tap;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static wireup.toolbox.tap.Script.client;
import static wireup.toolbox.tap.Script.lines;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wireup.toolbox.tap.Content.Event;
import wireup.toolbox.tap.Content.Request;
import wireup.toolbox.tap.Content.Response;
import wireup.toolbox.tap.Content.Undecoded;

class HttpDecodeTest {

    private static final String GET = lines("GET / HTTP/1.1", "Host: a");
    private static final String OK = lines("HTTP/1.1 200 OK", "Content-Length: 2");

    private static List<String> kinds(Script script) {
        return script.withBytes().stream()
                .map(message -> message.from().name().charAt(0) + " " + message.kind() + " " + message.length()
                        + (message.complete() ? "" : " incomplete"))
                .toList();
    }

    private static Response response(Message message) {
        return (Response) message.content();
    }

    @Test
    @DisplayName("A request and its response: each part has its name, and the body is useful")
    void exchange() {
        List<Message> messages = client(lines("GET /departures?screen=a HTTP/1.1", "Host:localhost", "X: \t y z "))
                .server(lines("HTTP/1.1 200 OK", "Content-Type: Application/JSON;charset=utf-8", "Content-Length: 2")
                        + "{}")
                .withBytes();
        Message request = messages.getFirst();
        assertThat(request.content())
                .isEqualTo(new Request("GET", "/departures?screen=a", "HTTP/1.1", null, null, null));
        assertThat(Script.fields(request))
                .containsExactly(
                        "http.method=GET",
                        "http.space= ",
                        "http.target=/departures?screen=a",
                        "http.space= ",
                        "http.version=HTTP/1.1",
                        "http.crlf=\r\n",
                        "http.name=Host",
                        "http.colon=:",
                        "http.value=localhost",
                        "http.crlf=\r\n",
                        "http.name=X",
                        "http.colon=: \t ",
                        "http.value=y z ",
                        "http.crlf=\r\n",
                        "http.end=\r\n");
        assertThat(request.fields().get(8).value()).isEqualTo("host");
        Message response = messages.getLast();
        assertThat(response.content())
                .isEqualTo(new Response("HTTP/1.1", 200, "OK", request.id(), "application/json", null, null, null));
        assertThat(response.useful()).isEqualTo(2);
        assertThat(Script.fields(response))
                .startsWith("http.version=HTTP/1.1", "http.space= ", "http.status=200")
                .endsWith("http.end=\r\n", "http.body={}");
        assertThat(response.faults()).isEmpty();
        assertThat(response.complete()).isTrue();
    }

    @Test
    @DisplayName("Pipelined requests are answered in order")
    void pipelined() {
        String post = lines("POST /x HTTP/1.1", "Content-Length: 5") + "hello";
        List<Message> messages = client(GET + post + GET)
                .server(OK + "ab" + OK + "cd" + OK + "ef")
                .withBytes();
        assertThat(messages).hasSize(6);
        assertThat(messages.subList(3, 6).stream()
                        .map(message -> response(message).answers()))
                .isEqualTo(messages.subList(0, 3).stream().map(Message::id).toList());
        assertThat(messages.get(1).useful()).isEqualTo(5);
    }

    @Test
    @DisplayName("A chunked body with an extension and trailers ends after the empty line")
    void chunked() {
        String body = "2;a=b\r\nab\r\n0A\r\n0123456789\r\n0\r\nExpires: never\r\n\r\n";
        List<Message> messages = client(GET + GET)
                .server(lines("HTTP/1.1 200 OK", "Transfer-Encoding: gzip, Chunked") + body + OK + "xy")
                .withBytes();
        assertThat(messages).hasSize(4);
        Message response = messages.get(2);
        assertThat(response.useful()).isEqualTo(12);
        assertThat(Script.fields(response))
                .endsWith(
                        "http.end=\r\n",
                        "http.chunk-size=2",
                        "http.chunk-extension=;a=b",
                        "http.crlf=\r\n",
                        "http.chunk-data=ab",
                        "http.crlf=\r\n",
                        "http.chunk-size=0A",
                        "http.crlf=\r\n",
                        "http.chunk-data=0123456789",
                        "http.crlf=\r\n",
                        "http.chunk-size=0",
                        "http.crlf=\r\n",
                        "http.trailer-name=Expires",
                        "http.colon=: ",
                        "http.trailer-value=never",
                        "http.crlf=\r\n",
                        "http.end=\r\n");
        assertThat(response.fields())
                .filteredOn(field -> field.name().equals("http.chunk-size"))
                .extracting(Field::value)
                .containsExactly(2L, 10L, 0L);
    }

    @Test
    @DisplayName("A body without a length lasts until the connection ends")
    void untilClose() {
        Script script = client(GET).server(lines("HTTP/1.0 200 OK") + "ab").server("cd");
        assertThat(kinds(script)).contains("S RESPONSE 23 incomplete");
        assertThat(kinds(script.ends(Side.SERVER))).contains("S RESPONSE 23");
    }

    @Test
    @DisplayName("No body: after HEAD, in 1xx, 204 and 304, whatever the fields say")
    void noBody() {
        String length = "Content-Length: 100";
        List<Message> messages = client(lines("HEAD / HTTP/1.1", "Host: a") + GET + GET + GET)
                .server(lines("HTTP/1.1 200 OK", length))
                .server(lines("HTTP/1.1 103 Early Hints", "Link: x"))
                .server(lines("HTTP/1.1 304 Not Modified", length))
                .server(lines("HTTP/1.1 204 No Content"))
                .server(OK + "ab")
                .withBytes();
        assertThat(messages.stream().skip(4).map(message -> response(message).status()))
                .containsExactly(200, 103, 304, 204, 200);
        assertThat(messages.stream().skip(4).map(message -> response(message).answers()))
                .containsExactly(
                        messages.get(0).id(),
                        messages.get(1).id(),
                        messages.get(1).id(),
                        messages.get(2).id(),
                        messages.get(3).id());
        assertThat(messages).allMatch(Message::complete);
    }

    @Test
    @DisplayName("A response that no request asked for answers nothing")
    void unasked() {
        assertThat(response(client("").server(OK + "ab").withBytes().getFirst()).answers())
                .isNull();
    }

    @Test
    @DisplayName("The events of a stream are messages: one a chunk, with the chunk around it, or as they come")
    void events() {
        String head = lines("HTTP/1.1 200 OK", "Content-Type: text/event-stream", "Transfer-Encoding: chunked");
        String one = "id: 42\nevent: news\ndata: a\ndata:b\n\n";
        List<Message> messages = client(GET + GET)
                .server(head)
                .server("23\r\n" + one + "\r\n")
                .server("3\r\n:\n\n\r\n")
                .server("8\r\ndata: x\n\r\n")
                .server("17\r\n\ndata: y\r\n\r\nretry: 5\r\r\r\r\n")
                .server("0\r\n\r\n" + OK + "ab")
                .withBytes();
        assertThat(messages.stream().skip(2).map(Message::kind))
                .containsExactly(
                        Kind.RESPONSE,
                        Kind.EVENT,
                        Kind.EVENT,
                        Kind.EVENT,
                        Kind.EVENT,
                        Kind.EVENT,
                        Kind.EVENT,
                        Kind.EVENT,
                        Kind.RESPONSE);
        assertThat(messages.stream().skip(3).limit(7).map(Message::content))
                .containsExactly(
                        new Event("news", "42", "a\nb"),
                        new Event(null, null, null),
                        new Event(null, null, "x"),
                        new Event(null, null, "y"),
                        new Event(null, null, null),
                        new Event(null, null, null),
                        new Event(null, null, null));
        assertThat(Script.fields(messages.get(3)))
                .containsExactly(
                        "http.chunk-size=23",
                        "http.crlf=\r\n",
                        "sse.name=id",
                        "sse.colon=: ",
                        "sse.value=42",
                        "sse.newline=\n",
                        "sse.name=event",
                        "sse.colon=: ",
                        "sse.value=news",
                        "sse.newline=\n",
                        "sse.name=data",
                        "sse.colon=: ",
                        "sse.value=a",
                        "sse.newline=\n",
                        "sse.name=data",
                        "sse.colon=:",
                        "sse.value=b",
                        "sse.newline=\n",
                        "sse.newline=\n",
                        "http.crlf=\r\n");
        assertThat(messages.get(3).useful()).isEqualTo(2);
        assertThat(Script.fields(messages.get(4))).contains("sse.comment=:");
    }

    @Test
    @DisplayName("An event stream without chunks; the block that the end cuts off is no event")
    void eventsUntilClose() {
        Script script = client(GET)
                .server(lines("HTTP/1.1 200 OK", "Content-Type: text/event-stream")
                        + "\u00ef\u00bb\u00bfdata: x\r\n\r\ndata\n\ndata: cut")
                .ends(Side.SERVER);
        assertThat(script.withBytes().stream().skip(2).map(Message::content))
                .containsExactly(new Event(null, null, "x"), new Event(null, null, ""), new Event(null, null, "cut"));
        assertThat(kinds(script)).endsWith("S EVENT 14", "S EVENT 6", "S EVENT 9 incomplete");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http.malformed | 6  | GET / HTTP/1.x^Host: a^^",
                "http.malformed | 6  | GET / a HTTP/1.1^^",
                "http.malformed | 20 | GET / HTTP/1.1^Host : a^^",
                "http.malformed | 16 | GET / HTTP/1.1^ Host: a^^",
                "http.malformed | 19 | GET / HTTP/1.1^abc^^",
                "http.malformed | 16 | GET / HTTP/1.1^: abc^^",
                "http.malformed | 19 | GET / HTTP/1.1^a: \u0001^^",
                "http.bare-lf   | 14 | GET / HTTP/1.1~Host: a^^",
                "http.bare-lf   | 25 | GET / HTTP/1.1^Host: a^~",
                "http.length-and-chunked | 32 | GET / HTTP/1.1^Content-Length: 5^Transfer-Encoding: chunked^^0^^",
                "http.two-lengths | 51 | GET / HTTP/1.1^Content-Length: 5^Content-Length: 6^^",
                "http.bad-length | 32 | GET / HTTP/1.1^Content-Length: -5^^",
                "http.bad-length | 32 | GET / HTTP/1.1^Content-Length: 1000000000000000000000^^",
                "http.bad-length | 35 | GET / HTTP/1.1^Transfer-Encoding: gzip^^",
                "http.bad-chunk | 46 | GET / HTTP/1.1^Transfer-Encoding: chunked^^x^",
                "http.bad-chunk | 50 | GET / HTTP/1.1^Transfer-Encoding: chunked^^1^abc",
            })
    @DisplayName("An error is shown where it is")
    void faults(String rule, int at, String text) {
        Message message =
                client(text.replace("^", "\r\n").replace("~", "\n")).withBytes().getFirst();
        assertThat(message.kind()).isEqualTo(Kind.REQUEST);
        assertThat(message.faults()).containsExactly(new Fault(rule, at));
    }

    @Test
    @DisplayName("Where the length cannot be known, nothing after it is decoded")
    void afterError() {
        String two = lines("POST / HTTP/1.1", "Content-Length: 5", "Content-Length: 6");
        assertThat(kinds(client(two + GET))).containsExactly("C REQUEST 57", "C BYTES 27 incomplete");
        Message rest = client(two + GET).withBytes().getLast();
        assertThat(rest.content()).isEqualTo(new Undecoded(Why.AFTER_ERROR));
        String bad = lines("HTTP/1.1 200 OK", "Transfer-Encoding: chunked");
        assertThat(kinds(client(GET).server(bad + "5\r\nhelloworld")))
                .endsWith("S RESPONSE 55 incomplete", "S BYTES 5 incomplete");
    }

    @Test
    @DisplayName("A head over 64 KiB is too long to be decoded, and is kept as far as 16 KiB")
    void tooLong() {
        Recorder recorder = new Recorder();
        Conversation conversation = new Conversation(recorder);
        byte[] head = ("GET / HTTP/1.1\r\nX: " + "y".repeat(70_000)).getBytes(US_ASCII);
        conversation.passes(Side.CLIENT, head, head.length);
        Message request = recorder.messages().get(1);
        assertThat(request.faults()).containsExactly(new Fault("http.head-too-long", 65_536));
        assertThat(request.bytes().limit()).isEqualTo(16 * 1024);
        Message rest = recorder.messages().get(2);
        assertThat(rest.content()).isEqualTo(new Undecoded(Why.TOO_LONG));
        assertThat(rest.start()).isEqualTo(65_536);
        assertThat(rest.length()).isEqualTo(head.length - 65_536);
    }

    @Test
    @DisplayName("A TLS ClientHello is ciphertext: record by record, both ways")
    void tls() {
        Script script = new Script()
                .clientHex("16 03 01 00 05 01 00 00 01 fc 17 03 03 00 02 aa bb")
                .serverHex("16 03 03 00 01 02 15 03 03 00 02 02 28");
        assertThat(kinds(script)).containsExactly("C BYTES 10", "C BYTES 7", "S BYTES 6", "S BYTES 7");
        assertThat(script.withBytes()).allMatch(message -> message.content().equals(new Undecoded(Why.TLS)));
        assertThat(script.withBytes().getFirst().fields())
                .containsExactly(new Field("tls.record", 0, 5, null), new Field("bytes", 5, 5, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9.6 Ubuntu^",
                "PING^",
                "EHLO a b^",
                "GET /^",
                "\u0016\u0003x",
                "\u0016^",
                "PRI * HTTP/2.0^^SM^^",
                "\u0000\u0001"
            })
    @DisplayName("What is no HTTP/1.1 is shown as bytes, all of it")
    void notHttp(String text) {
        List<Message> messages = client(text.replace("^", "\r\n") + "\r\nmore").withBytes();
        assertThat(messages).hasSize(1);
        assertThat(messages.getFirst().content()).isEqualTo(new Undecoded(Why.NOT_HTTP));
        assertThat(messages.getFirst().faults()).isEmpty();
        assertThat(messages.getFirst().fields()).extracting(Field::name).containsExactly("bytes");
    }

    @Test
    @DisplayName("What is no HTTP any more after a message is an error")
    void notHttpLater() {
        Message rest = client(GET + "\u0001\u0002").withBytes().getLast();
        assertThat(rest.content()).isEqualTo(new Undecoded(Why.NOT_HTTP));
        assertThat(rest.faults()).containsExactly(new Fault("http.malformed", 0));
    }

    @Test
    @DisplayName("CONNECT that is granted and an upgrade to another protocol are tunnels; refused, it stays HTTP")
    void tunnel() {
        String connect = lines("CONNECT a:1 HTTP/1.1", "Host: a:1");
        assertThat(kinds(client(connect + "xyz").server(lines("HTTP/1.1 200 OK") + "abc")))
                .containsExactly("C REQUEST 35", "S RESPONSE 19", "C BYTES 3 incomplete", "S BYTES 3 incomplete");
        assertThat(kinds(client(connect + GET).server(lines("HTTP/1.1 403 No", "Content-Length: 0"))))
                .containsExactly("C REQUEST 35", "S RESPONSE 38", "C REQUEST 27");
        String h2c = lines("GET / HTTP/1.1", "Connection: Upgrade", "Upgrade: h2c");
        assertThat(kinds(client(h2c).server(lines("HTTP/1.1 101 Yes") + "abc")))
                .containsExactly("C REQUEST 53", "S RESPONSE 20", "S BYTES 3 incomplete");
    }

    @Test
    @DisplayName("Random bytes and random cuts of real messages: nothing throws, and no byte is lost")
    void random() {
        Random random = new Random(7);
        String[] pieces = {
            GET,
            OK + "ab",
            Script.UPGRADE,
            Script.SWITCHING,
            "\r\n",
            "5\r\n",
            "data: x\n\n",
            ":",
            "HTTP/1.1 ",
            lines("HTTP/1.1 200 OK", "Content-Type: text/event-stream", "Transfer-Encoding: chunked")
        };
        for (int run = 0; run < 300; run++) {
            Script script = new Script();
            for (int i = 0; i < 6; i++) {
                byte[] noise = new byte[1 + random.nextInt(30)];
                random.nextBytes(noise);
                script.add(random.nextBoolean() ? Side.CLIENT : Side.SERVER, noise);
                String piece = pieces[random.nextInt(pieces.length)];
                String cut = piece.substring(0, 1 + random.nextInt(piece.length()));
                script = random.nextBoolean() ? script.thenClient(piece) : script.server(cut);
            }
            script.messages();
        }
    }
}
