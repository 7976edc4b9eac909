package wireup.toolbox.zoo;

import static wireup.toolbox.zoo.Animal.animal;

import java.util.List;

/** Wrong in what one client may cost, chapter 03's and 04's limits and deadlines. */
final class LimitAnimals {

    static final List<Animal> ALL = List.of(
            animal(
                            "head-without-limit",
                            "The head of a request may have any size.",
                            "请求头部可以任意大。",
                            "limits.header-of-64-kib")
                    .change("HeadReader", "if (lines.size() == MAX_FIELDS) {", "if (lines.size() < 0) {")
                    .change("HeadReader", "if (head.length() == MAX_BYTES) {", "if (head.length() < 0) {"),
            animal(
                            "handshake-without-deadline",
                            "The opening handshake may take any time.",
                            "握手可以花任意长的时间。",
                            "limits.silent-connection")
                    .change(
                            "HandshakeServer",
                            "var deadline = watchdog.schedule(connection::close, setup.deadline().toMillis(), TimeUnit.MILLISECONDS);",
                            "var deadline = watchdog.schedule(connection::close, 1, TimeUnit.HOURS);"),
            animal(
                            "fragments-without-limit",
                            "A message may have any number of fragments.",
                            "一条消息可以有任意多个分片。",
                            "limits.empty-fragments")
                    .change("MessageReader", "if (++fragments > limits.fragments()) {", "if (++fragments < 0) {"),
            animal(
                            "message-without-limit",
                            "A message in fragments may have any size.",
                            "分片的消息可以任意大。",
                            "limits.endless-message")
                    .change(
                            "MessageReader",
                            "payload = new Payload(limits.message());",
                            "payload = new Payload(Integer.MAX_VALUE);"));

    private LimitAnimals() {}
}
