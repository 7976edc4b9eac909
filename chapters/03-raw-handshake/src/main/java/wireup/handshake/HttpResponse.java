package wireup.handshake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * An HTTP/1.1 response.
 *
 * @param status the status code
 * @param fields the header fields, each {@code Name: value}
 * @param body the content; empty for 101, which has none
 */
public record HttpResponse(int status, List<String> fields, String body) {

    /** A response after which the connection closes; {@code more} are fields to add. */
    public static HttpResponse of(int status, String type, String body, List<String> more) {
        List<String> fields = new ArrayList<>(more);
        fields.add("Content-Type: " + type);
        fields.add("Content-Length: " + body.getBytes(UTF_8).length);
        fields.add("X-Content-Type-Options: nosniff");
        fields.add("Cache-Control: no-store");
        fields.add("Connection: close");
        return new HttpResponse(status, List.copyOf(fields), body);
    }

    /** A response of plain text. */
    public static HttpResponse text(int status, String text, List<String> more) {
        return of(status, "text/plain; charset=utf-8", text, more);
    }

    /** The status line and the fields, up to and with the empty line. */
    String head() {
        return "HTTP/1.1 " + status + " " + reason() + "\r\n" + String.join("\r\n", fields) + "\r\n\r\n";
    }

    private String reason() {
        return switch (status) {
            case 101 -> "Switching Protocols";
            case 200 -> "OK";
            case 400 -> "Bad Request";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 426 -> "Upgrade Required";
            case 431 -> "Request Header Fields Too Large";
            default -> "";
        };
    }

    /** The value of the field of this name, or null. */
    public String field(String name) {
        return fields.stream()
                .filter(field -> field.startsWith(name + ": "))
                .map(field -> field.substring(name.length() + 2))
                .findFirst()
                .orElse(null);
    }

    void writeTo(OutputStream out) throws IOException {
        out.write((head() + body).getBytes(UTF_8));
        out.flush();
    }
}
