package wireup.toolbox.zoo;

import static wireup.toolbox.zoo.Animal.animal;

import java.util.List;

/** Wrong with control frames and at the end of a connection, chapter 04's step 5. */
final class ControlAnimals {

    static final List<Animal> ALL = List.of(
            animal(
                            "control-over-125",
                            "A control frame may be longer than 125 bytes.",
                            "控制帧可以超过 125 字节。",
                            "control.ping-of-126")
                    .change("FrameHeader", """
                            check(
                                    shortLength <= MAX_SHORT_LENGTH || !opcode.isControl(),
                                    "A control frame carries at most " + MAX_SHORT_LENGTH + " bytes.");
                            """, ""),
            animal(
                            "control-in-fragments",
                            "A control frame may be in fragments.",
                            "控制帧可以分片。",
                            "control.ping-in-fragments")
                    .change(
                            "FrameHeader",
                            "check(fin || !opcode.isControl(), \"A control frame must not be fragmented.\");",
                            ""),
            animal("ping-not-answered", "A Ping is not answered.", "不回答 Ping。", "control.ping-of-4")
                    .change(
                            "Conversation",
                            "case Incoming.Ping(byte[] payload) -> session.pong(payload);",
                            "case Incoming.Ping _ -> {}"),
            animal(
                            "pong-without-payload",
                            "The Pong does not have the bytes of its Ping.",
                            "Pong 没有带上 Ping 的字节。",
                            "control.ping-of-4")
                    .change(
                            "Conversation",
                            "case Incoming.Ping(byte[] payload) -> session.pong(payload);",
                            "case Incoming.Ping _ -> session.pong(new byte[0]);"),
            animal("pong-answered", "A Pong is answered with a Pong.", "用 Pong 回答 Pong。", "control.pong-then-ping")
                    .change(
                            "Conversation",
                            "case Incoming.Pong _, Close _ -> {} // that something came is all that counts",
                            """
                            case Incoming.Pong(byte[] payload) -> session.pong(payload);
                            case Close _ -> {}
                            """),
            animal("close-not-answered", "A Close frame is not answered.", "不回答 Close 帧。", "close.answered")
                    .change("Conversation", """
                            end = talk();
                            session.close(end);
                            """, "end = talk();"),
            animal(
                            "close-answered-with-1002",
                            "A Close frame that is right is answered as if it were wrong.",
                            "正确的 Close 帧被当成错误的来回答。",
                            "close.answered")
                    .change("Conversation", """
                            end = talk();
                            session.close(end);
                            """, """
                            end = talk();
                            session.close(CloseCode.PROTOCOL_ERROR, "");
                            """),
            animal("close-code-not-checked", "A Close frame may have any code.", "Close 帧可以带任意关闭码。", "close.code-1006")
                    .change(
                            "CloseCode",
                            "return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);",
                            "return true;"),
            animal(
                            "close-reason-not-checked",
                            "A close reason may have any bytes, and comes back.",
                            "关闭原因可以是任意字节，并且原样发回。",
                            "close.reason-bad-byte")
                    .change("Close", """
                            Utf8 utf8 = new Utf8();
                            utf8.check(payload, CODE_LENGTH, payload.length);
                            utf8.end();
                            """, "var UTF_8 = java.nio.charset.StandardCharsets.ISO_8859_1;")
                    .change(
                            "Close",
                            "byte[] words = reason.getBytes(UTF_8);",
                            "byte[] words = reason.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);"),
            animal(
                            "close-of-one-byte",
                            "A Close frame may have one byte, and is answered with one.",
                            "Close 帧可以只有一个字节，回答也只有一个字节。",
                            "close.one-byte")
                    .change(
                            "Close",
                            "throw new ProtocolError(CloseCode.PROTOCOL_ERROR, \"A close code has two bytes, and here is one.\");",
                            "return new Close(payload[0], \"\");")
                    .change("Close", "byte[] words = reason.getBytes(UTF_8);", """
                            if (code <= Byte.MAX_VALUE) {
                                return new byte[] {(byte) code};
                            }
                            byte[] words = reason.getBytes(UTF_8);
                            """),
            animal(
                            "echo-after-close",
                            "A message after the Close frame is echoed.",
                            "Close 帧之后的消息仍被回显。",
                            "close.text-after-close")
                    .change("Conversation", """
                            if (incoming instanceof Close close) {
                                return close;
                            }
                            """, """
                            if (incoming instanceof Close close) {
                                session.close(close);
                                answer(messages.next());
                                session.flush();
                                return close;
                            }
                            """)
                    .change("Session", """
                            if (isClosing()) {
                                throw new IOException("Nothing may follow our Close frame.");
                            }
                            """, ""),
            animal(
                            "connection-left-open",
                            "The TCP connection stays open after the closing handshake.",
                            "关闭握手之后 TCP 连接一直开着。",
                            "close.tcp-ends")
                    .change("FrameServer", """
                            socket.shutdownOutput();
                            conversation.drain();
                            """, "conversation.drain();")
                    .change(
                            "Conversation",
                            "return Clock.isOver(limits.close(), session.closingSince(), now)",
                            "return Clock.isOver(limits.idle(), session.closingSince(), now)"));

    private ControlAnimals() {}
}
