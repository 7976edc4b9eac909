package wireup.toolbox.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wireup.testsupport.RawSocket;

/**
 * A request, and the answer that a text shows.
 *
 * @param request its lines, without the empty one at the end
 * @param line the number of the answer's first line in the text
 * @param answer its lines: the head, an empty line, the body
 */
record Exchange(List<String> request, int line, List<String> answer) {

    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
    private static final Pattern LENGTH = Pattern.compile("Content-Length: (\\d+)");

    /** It comes by the clock, before the next train or after it; so the texts tell of it, and do not show it. */
    private static final String HEARTBEAT = ":\n\n";

    /** What a fence shows: sessions on a console, or a request and below it the answer; else nothing. */
    static List<Exchange> of(Text.Fence fence) {
        List<String> code = fence.code();
        List<Exchange> exchanges = new ArrayList<>();
        if (fence.language().equals("console")) {
            int end = code.size();
            for (int i = end - 1; i >= 0; i--) {
                if (code.get(i).startsWith("$ ")) {
                    exchanges.addFirst(new Exchange(
                            curl(code.get(i).substring(2)), fence.line() + i + 1, code.subList(i + 1, end)));
                    end = i;
                }
            }
        } else if (fence.language().equals("http") && code.contains("")) {
            int empty = code.indexOf("");
            exchanges.add(new Exchange(
                    code.subList(0, empty), fence.line() + empty + 1, code.subList(empty + 1, code.size())));
        }
        return exchanges;
    }

    /** What {@code curl -i} sends; {@code -N} shows what comes at once, as we do. */
    private static List<String> curl(String command) {
        List<String> words = WORD.matcher(command)
                .results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .toList();
        String url = words.getLast();
        String server = "http://localhost:9998";
        if (!words.getFirst().equals("curl") || !words.get(1).matches("-iN?") || !url.startsWith(server)) {
            throw new IllegalArgumentException(
                    "Only curl -i or -iN with -H and a URL of " + server + "/ is understood here: " + command);
        }
        List<String> request = new ArrayList<>(List.of(
                "GET " + url.substring(server.length()) + " HTTP/1.1",
                "Host: localhost",
                "User-Agent: curl",
                "Accept: */*"));
        for (int i = 2; i < words.size() - 1; i += 2) {
            if (!words.get(i).equals("-H")) {
                throw new IllegalArgumentException("Not understood here: " + words.get(i) + " in " + command);
            }
            request.add(words.get(i + 1));
        }
        return request;
    }

    /** Asks a server and compares, line by line. Returns what is wrong, with the place in the text. */
    Optional<String> play(Text text, int port, Holes holes) {
        List<String> said;
        try (RawSocket socket = RawSocket.connect(port)) {
            said = said(socket.send(
                    String.join("\r\n", request.stream().map(holes::fill).toList()) + "\r\n\r\n"));
        }
        for (int i = 0; i < Math.max(said.size(), answer.size()); i++) {
            String shown = i < answer.size() ? answer.get(i) : "(no line)";
            String came = i < said.size() ? said.get(i) : "(no line)";
            if (!holes.match(shown, came)) {
                return Optional.of(
                        "%s:%n    %s%nis not what the server says to «%s»:%n    %s%nIf the server is right, write that in both languages."
                                .formatted(text.at(line + i), shown, request.getFirst(), came));
            }
        }
        return Optional.empty();
    }

    /** Of an answer that goes on, as many lines as the text shows. */
    private List<String> said(RawSocket socket) {
        String head = socket.readHead();
        List<String> lines = new ArrayList<>(head.strip().lines().toList());
        Matcher length = LENGTH.matcher(head);
        if (head.contains("Transfer-Encoding: chunked")) {
            StringBuilder body = new StringBuilder("\n");
            while (lines.size() + body.toString().lines().count() < answer.size()) {
                String chunk = new String(socket.readChunk(), UTF_8);
                body.append(chunk.equals(HEARTBEAT) ? "" : chunk);
            }
            lines.addAll(body.toString().lines().toList());
            return lines.subList(0, Math.min(lines.size(), answer.size()));
        }
        if (length.find()) {
            lines.add("");
            lines.addAll(new String(socket.read(Integer.parseInt(length.group(1))), UTF_8)
                    .lines()
                    .toList());
        }
        return lines;
    }
}
