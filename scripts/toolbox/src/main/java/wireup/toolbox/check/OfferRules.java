package wireup.toolbox.check;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The negotiation of extensions, RFC 6455 §9.1 and RFC 7692 §5 and §7.1. These cases apply to every server. */
final class OfferRules extends Rules {

    private static final Set<String> NAMES = Set.of(
            "server_no_context_takeover",
            "client_no_context_takeover",
            "server_max_window_bits",
            "client_max_window_bits");

    OfferRules() {
        super(Group.DEFLATE);
        explainedBy(Step.COMPRESS);
        good();
        declined();
        malformed();
    }

    private void good() {
        agreed("offer", "", "an offer without parameters", "没有参数的提议", OfferRules::wellFormed);
        agreed(
                "offer-all",
                "; server_no_context_takeover; client_no_context_takeover; server_max_window_bits=10; client_max_window_bits",
                "an offer with every parameter",
                "带有全部参数的提议",
                OfferRules::wellFormed);
        agreed("offer-quoted", "; server_max_window_bits=\"10\"", "a quoted value", "带引号的值", OfferRules::wellFormed);
        agreed(
                "server-no-context-takeover",
                "; server_no_context_takeover",
                "server_no_context_takeover, which must be in the answer then",
                "server_no_context_takeover（接受就必须写进回答）",
                parameters -> parameters.contains("server_no_context_takeover"));
        agreed(
                "server-window-bits",
                "; server_max_window_bits=9",
                "server_max_window_bits=9, which must be in the answer then, 8 or 9",
                "server_max_window_bits=9（接受就必须写进回答，取 8 或 9）",
                parameters -> parameters.stream()
                        .anyMatch(parameter -> parameter.matches("server_max_window_bits ?= ?\"?[89]\"?")));
        agreed(
                "client-window-not-asked",
                "",
                "an offer without client_max_window_bits, which must not be in the answer then",
                "没有 client_max_window_bits 的提议（回答里也不能有它）",
                parameters ->
                        parameters.stream().noneMatch(parameter -> parameter.startsWith("client_max_window_bits")));
        agreed(
                "client-window",
                "; client_max_window_bits=10",
                "client_max_window_bits=10, and no more in the answer",
                "client_max_window_bits=10（回答里不能更大）",
                parameters -> parameters.stream()
                        .filter(parameter -> parameter.startsWith("client_max_window_bits"))
                        .allMatch(parameter -> parameter.matches("client_max_window_bits ?= ?\"?(8|9|10)\"?")));
        must(
                        "RFC 7692 §5.1",
                        "fallback",
                        "Of two offers, a wrong one and a right one, only the right one may be agreed on.",
                        "一错一对两个提议，只能接受对的那个。")
                .request(extensions("permessage-deflate; wire_up=1, permessage-deflate"))
                .then(agreedOrNot(OfferRules::wellFormed));
        must(
                        "RFC 7692 §5.1",
                        "offers-in-two-fields",
                        "Offers in two fields are one list: at most one is agreed on.",
                        "分在两个字段里的提议是同一个列表：最多接受一个。")
                .request(extensions("permessage-deflate; server_no_context_takeover")
                        .with("Sec-WebSocket-Extensions: permessage-deflate"))
                .then(agreedOrNot(OfferRules::wellFormed));
        must("9.1", "unknown-extension", "An extension that a server does not know is ignored.", "服务器不认识的扩展要忽略。")
                .request(extensions("x-wire-up; a=1"))
                .then(Expect.response(
                        declinedText(),
                        head -> head.all("Sec-WebSocket-Extensions").isEmpty()));
        must(
                        "9.1",
                        "unknown-and-known",
                        "Beside an unknown extension, permessage-deflate may be agreed on, the other not.",
                        "与未知扩展一起提议时，可以接受 permessage-deflate，不能接受另一个。")
                .request(extensions("x-wire-up, permessage-deflate"))
                .then(agreedOrNot(OfferRules::wellFormed));
        open(
                        "RFC 7692 §7.1.1.2",
                        "client-no-context-takeover",
                        "The client offers to forget its context: the server may take that up.",
                        "客户端提议不保留自己的上下文：服务器可以采纳。")
                .request(extensions("permessage-deflate; client_no_context_takeover"))
                .observes();
    }

    private static Request extensions(String value) {
        return Request.opening().with("Sec-WebSocket-Extensions: " + value);
    }

    private static Text declinedText() {
        return Text.of("101 without an extension", "101，没有扩展");
    }

    private void agreed(String name, String parameters, String en, String zh, Predicate<List<String>> property) {
        must("RFC 7692 §7.1", name, "A server may decline or accept " + en + ".", "服务器可以拒绝或接受" + zh + "。")
                .request(extensions("permessage-deflate" + parameters))
                .then(agreedOrNot(property));
    }

    private static Action agreedOrNot(Predicate<List<String>> property) {
        Text expected = Text.of(
                "101 without an extension, or with permessage-deflate as offered",
                "101，没有扩展，或者与提议相符的 permessage-deflate");
        return Expect.response(expected, head -> {
            List<String> parameters = Deflate.parameters(head);
            return parameters == null
                    ? head.all("Sec-WebSocket-Extensions").isEmpty()
                    : head.all("Sec-WebSocket-Extensions").size() == 1 && property.test(parameters);
        });
    }

    /** Known parameters, none twice, and no second extension. */
    private static boolean wellFormed(List<String> parameters) {
        List<String> names = parameters.stream()
                .map(parameter -> parameter.split("=", 2)[0].strip())
                .toList();
        return NAMES.containsAll(names)
                && Set.copyOf(names).size() == names.size()
                && parameters.stream().noneMatch(parameter -> parameter.contains(","));
    }

    private void declined() {
        declined("server-window-7", "server_max_window_bits=7", "a window of 7 bits", "7 位的窗口");
        declined("server-window-16", "server_max_window_bits=16", "a window of 16 bits", "16 位的窗口");
        declined("server-window-08", "server_max_window_bits=08", "window bits with a leading zero", "带前导零的窗口位数");
        declined("server-window-word", "server_max_window_bits=ten", "window bits that are no number", "不是数字的窗口位数");
        declined(
                "server-window-no-value",
                "server_max_window_bits",
                "server_max_window_bits without a value",
                "没有值的 server_max_window_bits");
        declined("client-window-7", "client_max_window_bits=7", "a client's window of 7 bits", "7 位的客户端窗口");
        declined("client-window-16", "client_max_window_bits=16", "a client's window of 16 bits", "16 位的客户端窗口");
        declined(
                "server-takeover-value",
                "server_no_context_takeover=1",
                "a value for server_no_context_takeover",
                "带值的 server_no_context_takeover");
        declined(
                "client-takeover-value",
                "client_no_context_takeover=1",
                "a value for client_no_context_takeover",
                "带值的 client_no_context_takeover");
        declined("unknown-parameter", "wire_up=1", "a parameter that does not exist", "不存在的参数");
        declined(
                "parameter-twice",
                "server_no_context_takeover; server_no_context_takeover",
                "a parameter that is there twice",
                "重复的参数");
    }

    private void declined(String name, String parameters, String en, String zh) {
        must("RFC 7692 §7.1", "decline-" + name, "An offer with " + en + " must be declined.", "带有" + zh + "的提议必须拒绝。")
                .request(extensions("permessage-deflate; " + parameters))
                .then(dialogue -> {
                    Event event = dialogue.head();
                    boolean declined = event instanceof Event.Response head
                            && head.all("Sec-WebSocket-Extensions").isEmpty();
                    boolean opened = declined && dialogue.response().status() == 101;
                    // To refuse the whole handshake is more than to decline the offer, and safe.
                    return new Finding(opened ? Grade.RIGHT : declined ? Grade.TOLERABLE : Grade.WRONG, declinedText());
                });
    }

    private void malformed() {
        malformed("semicolon", ";", "a semicolon alone", "只有一个分号");
        malformed("no-name", "; server_no_context_takeover", "parameters without a name before them", "前面没有名字的参数");
        malformed("two-words", "permessage deflate", "a name of two words", "两个词的名字");
        malformed("no-parameter-name", "permessage-deflate; =10", "a value without its parameter", "没有参数名的值");
        malformed(
                "quote-open",
                "permessage-deflate; server_max_window_bits=\"10",
                "a quote that does not end",
                "没有结束的引号");
        malformed("quoted-spaces", "x-wire-up; a=\"two words\"", "a quoted value that is no token", "引号里不是 token 的值");
    }

    private void malformed(String name, String value, String en, String zh) {
        must(
                        "9.1",
                        "malformed-" + name,
                        "Sec-WebSocket-Extensions with " + en + " is malformed: the handshake must be refused.",
                        "Sec-WebSocket-Extensions 是" + zh + "，格式错误：必须拒绝握手。")
                .request(extensions(value))
                .refused(400);
    }
}
