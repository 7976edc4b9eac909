package wireup.frames;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wireup.handshake.HttpRequest;
import wireup.handshake.HttpResponse;
import wireup.handshake.RequestRejected;
import wireup.handshake.Resource;

/**
 * For the page: a script in a browser cannot send a frame that is wrong. So it sends the bytes of one here, as
 * {@code /frame?hex=8180…}, and gets, as hex, what a connection of its own would have answered. The protocol knows no
 * sockets, so an array does as well.
 */
final class FrameTrial implements Resource {

    private static final Pattern QUERY = Pattern.compile("hex=((?:[0-9a-f]{2}){0,2048})");
    private static final PrintStream NO_LOG = new PrintStream(OutputStream.nullOutputStream());

    private final FrameServer.Setup setup;

    FrameTrial(FrameServer.Setup setup) {
        this.setup = new FrameServer.Setup(setup.application(), setup.subProtocols(), false, setup.limits(), NO_LOG);
    }

    @Override
    public HttpResponse get(HttpRequest request) {
        Matcher query = QUERY.matcher(request.query());
        if (!query.matches()) {
            throw new RequestRejected(400, "Give the bytes as hex=8180..., in lower case, at most 2048 of them.");
        }
        ByteArrayInputStream in = new ByteArrayInputStream(HexFormat.of().parseHex(query.group(1)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Conversation(new byte[0], in, out, null, null, setup).run();
        return HttpResponse.text(200, HexFormat.of().formatHex(out.toByteArray()), List.of());
    }
}
