package wireup.toolbox.workbench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import wireup.polling.Answer;

/** {@code GET /text/PATH}: a chapter's text as a page, and what it shows and leads to, sources as plain text. */
final class TextHandler extends Handler.Abstract {

    private static final String PREFIX = "/text/";

    private final Texts texts;

    TextHandler(Texts texts) {
        this.texts = texts;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        String path = Request.getPathInContext(request);
        Optional<Path> file = path.startsWith(PREFIX) ? texts.file(path.substring(PREFIX.length())) : Optional.empty();
        if (file.isEmpty()) {
            return false;
        }
        if (!Answer.refusedMethod(request, response, callback)) {
            response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-cache");
            answer(file.get(), request, response, callback);
        }
        return true;
    }

    private static void answer(Path file, Request request, Response response, Callback callback) throws IOException {
        String name = file.toString();
        if (name.endsWith(".md")) {
            Answer.send(
                    request,
                    response,
                    callback,
                    "text/html;charset=utf-8",
                    page(file).getBytes(UTF_8));
        } else {
            Answer.send(request, response, callback, type(name), Files.readAllBytes(file));
        }
    }

    private static String page(Path text) throws IOException {
        return """
                <!doctype html>
                <html lang="%s">
                  <head>
                    <meta charset="utf-8" />
                    <meta name="viewport" content="width=device-width, initial-scale=1" />
                    <title>%s</title>
                    <link rel="icon" href="/shared/icon.svg" />
                    <link rel="stylesheet" href="/shared/style.css" />
                    <link rel="stylesheet" href="/shared/workbench/text.css" />
                  </head>
                  <body>
                %s  </body>
                </html>
                """.formatted(
                        text.toString().endsWith(".zh-CN.md") ? "zh-CN" : "en", Texts.title(text), Texts.html(text));
    }

    private static String type(String name) {
        return name.endsWith(".png")
                ? "image/png"
                : name.endsWith(".svg") ? "image/svg+xml" : "text/plain;charset=utf-8";
    }
}
