// What a field of a message is and what rule a fault breaks, in both languages, with the section that says so.

import { lang } from "../page.js";

/**
 * A field by its name: a section, and in each language the field's name and a sentence. `name=value` is for one value.
 */
export const FIELDS = {
  "http.method": {
    spec: "RFC 9110 §9.1",
    en: [
      "method",
      "What to do with the target: GET asks for it, HEAD for its fields only, POST sends something to it.",
    ],
    zh: ["方法", "客户端想对目标做什么：GET 取回它，HEAD 只要它的头部字段，POST 向它提交内容。"],
  },
  "http.target": {
    spec: "RFC 9112 §3.2",
    en: ["target", "What is asked for: a path on this server, and perhaps a query after the question mark."],
    zh: ["目标", "请求的对象：本服务器上的路径，问号后面可以带查询。"],
  },
  "http.version": {
    spec: "RFC 9112 §2.3",
    en: ["version", "The version of HTTP that the sender speaks."],
    zh: ["版本", "发送方使用的 HTTP 版本。"],
  },
  "http.status": {
    spec: "RFC 9110 §15",
    en: [
      "status code",
      "How it went, by the first digit: 2 is success, 3 look elsewhere, 4 the request is wrong, 5 the server failed.",
    ],
    zh: ["状态码", "结果如何，看第一位数字：2 成功，3 请看别处，4 请求有错，5 服务器出错。"],
  },
  "http.status=101": {
    spec: "RFC 9110 §15.2.2",
    en: [
      "status code",
      "The server agrees: behind the empty line this connection belongs to the protocol named in Upgrade.",
    ],
    zh: ["状态码", "服务器同意了：空行之后，这条连接归 Upgrade 里写的协议所有。"],
  },
  "http.status=304": {
    spec: "RFC 9110 §15.4.5",
    en: ["status code", "Nothing has changed since the copy that the client has: the answer has no body."],
    zh: ["状态码", "客户端手里的副本仍然有效：响应没有正文。"],
  },
  "http.status=426": {
    spec: "RFC 9110 §15.5.22",
    en: ["status code", "Not with this protocol or version: Upgrade and Sec-WebSocket-Version say which would do."],
    zh: ["状态码", "不接受这个协议或版本：应使用 Upgrade 和 Sec-WebSocket-Version 里写的。"],
  },
  "http.reason": {
    spec: "RFC 9112 §4",
    en: ["reason phrase", "The status code in words, for people; programs do not read it."],
    zh: ["原因短语", "状态码的文字说明，给人看的，程序不读它。"],
  },
  "http.space": {
    spec: "RFC 9112 §3",
    en: ["space", "One space parts the words of the first line."],
    zh: ["空格", "首行的各部分之间用一个空格隔开。"],
  },
  "http.crlf": {
    spec: "RFC 9112 §2.1",
    en: ["CR LF", "Each line of the head, and each chunk, ends with these two bytes."],
    zh: ["CR LF", "头部的每一行、每一个分块都以这两个字节结束。"],
  },
  "http.name": {
    spec: "RFC 9110 §5.1",
    en: ["field name", "The name of a header field; upper and lower case are the same."],
    zh: ["字段名", "头部字段的名字，不区分大小写。"],
  },
  "http.colon": {
    spec: "RFC 9112 §5",
    en: ["colon", "Parts a field's name from its value; blanks behind it do not count."],
    zh: ["冒号", "分隔字段的名字和值，后面的空白不算在值里。"],
  },
  "http.value": {
    spec: "RFC 9110 §5.5",
    en: ["field value", "The value of a header field."],
    zh: ["字段值", "头部字段的值。"],
  },
  "http.end": {
    spec: "RFC 9112 §2.1",
    en: ["empty line", "The head ends here. What follows is the body, or the next message, or another protocol."],
    zh: ["空行", "头部到此结束，后面是正文、下一个消息，或者另一种协议。"],
  },
  "http.body": {
    spec: "RFC 9112 §6.3",
    en: [
      "body",
      "The content: the bytes that all the others are there for. Content-Length, or the connection's end, ends it.",
    ],
    zh: ["正文", "内容本身，其他字节都是为它服务的。它在哪里结束，由 Content-Length 或连接的结束决定。"],
  },
  "http.chunk-size": {
    spec: "RFC 9112 §7.1",
    en: ["chunk size", "How many bytes this chunk has, in hexadecimal; 0 ends the body."],
    zh: ["分块大小", "这个分块的字节数，十六进制；0 表示正文结束。"],
  },
  "http.chunk-extension": {
    spec: "RFC 9112 §7.1.1",
    en: ["chunk extension", "Something said about this chunk only; a receiver that does not know it ignores it."],
    zh: ["分块扩展", "只针对这个分块的附加说明，接收方不认识就忽略。"],
  },
  "http.chunk-data": {
    spec: "RFC 9112 §7.1",
    en: ["chunk data", "A piece of the body."],
    zh: ["分块数据", "正文的一段。"],
  },
  "http.trailer-name": {
    spec: "RFC 9112 §7.1.2",
    en: ["trailer name", "The name of a field that comes after the body, since its value was not known before."],
    zh: ["尾部字段名", "写在正文之后的字段的名字：它的值事先还不知道。"],
  },
  "http.trailer-value": {
    spec: "RFC 9112 §7.1.2",
    en: ["trailer value", "The value of a field that comes after the body."],
    zh: ["尾部字段值", "写在正文之后的字段的值。"],
  },
  "sse.name": {
    spec: "HTML §9.2.6",
    en: ["field name", "A field that the standard does not know: the browser ignores it."],
    zh: ["字段名", "标准里没有的字段，浏览器会忽略它。"],
  },
  "sse.name=data": {
    spec: "HTML §9.2.6",
    en: ["data", "A line of what the page gets; several such lines are joined by line feeds."],
    zh: ["data", "交给页面的数据的一行；多个 data 行用换行符连成一条。"],
  },
  "sse.name=event": {
    spec: "HTML §9.2.6",
    en: ["event", "The event's name: the page listens for it; without one it is message."],
    zh: ["event", "事件的名字，页面按名字监听；没有名字就是 message。"],
  },
  "sse.name=id": {
    spec: "HTML §9.2.6",
    en: ["id", "The event's number: the browser sends the last one in Last-Event-ID when it reconnects."],
    zh: ["id", "事件的编号；浏览器重连时，在 Last-Event-ID 里送回最后一个。"],
  },
  "sse.name=retry": {
    spec: "HTML §9.2.6",
    en: ["retry", "How many milliseconds the browser waits before it reconnects."],
    zh: ["retry", "浏览器重连之前等待的毫秒数。"],
  },
  "sse.colon": {
    spec: "HTML §9.2.5",
    en: ["colon", "Parts a field's name from its value; one space behind it does not count."],
    zh: ["冒号", "分隔字段的名字和值，后面的一个空格不算在值里。"],
  },
  "sse.value": {
    spec: "HTML §9.2.6",
    en: ["field value", "The value of the field; several data lines are joined by line feeds."],
    zh: ["字段值", "字段的值；多个 data 行用换行符连成一条。"],
  },
  "sse.comment": {
    spec: "HTML §9.2.5",
    en: [
      "comment",
      "A line that begins with a colon is ignored. Servers send such lines to keep a silent connection alive.",
    ],
    zh: ["注释", "以冒号开头的行会被忽略，服务器用它让沉默的连接保持打开。"],
  },
  "sse.newline": {
    spec: "HTML §9.2.5",
    en: ["line end", "Ends a line; an empty line hands the event to the page."],
    zh: ["行尾", "一行到此结束；遇到空行，事件就交给页面。"],
  },
  "frame.fin": {
    spec: "RFC 6455 §5.4",
    en: ["FIN", "1 for the last frame of a message, 0 if the message goes on in another frame."],
    zh: ["FIN", "消息的最后一帧是 1；如果消息在后面的帧里继续，就是 0。"],
  },
  "frame.fin=1": {
    spec: "RFC 6455 §5.4",
    en: ["FIN", "This is the last frame of its message, and often the only one."],
    zh: ["FIN", "这是消息的最后一帧，往往也是唯一的一帧。"],
  },
  "frame.fin=0": {
    spec: "RFC 6455 §5.4",
    en: ["FIN", "The message goes on in a continuation frame: it is fragmented."],
    zh: ["FIN", "消息在后面的延续帧里继续：它被分片了。"],
  },
  "frame.rsv1": {
    spec: "RFC 6455 §5.2",
    en: ["RSV1", "Reserved for extensions: permessage-deflate (RFC 7692) marks a compressed message with it."],
    zh: ["RSV1", "留给扩展使用：permessage-deflate（RFC 7692）用它标记压缩过的消息。"],
  },
  "frame.rsv1=1": {
    spec: "RFC 7692 §6",
    en: [
      "RSV1",
      "Set: the message is compressed, if permessage-deflate was agreed on in the handshake; else this is an error.",
    ],
    zh: ["RSV1", "已置位：如果握手时约定了 permessage-deflate，说明消息是压缩过的；否则就是错误。"],
  },
  "frame.rsv2": {
    spec: "RFC 6455 §5.2",
    en: ["RSV2", "Reserved: it is 0 unless both sides agreed to an extension that uses it."],
    zh: ["RSV2", "保留位：除非双方约定了使用它的扩展，否则必须为 0。"],
  },
  "frame.rsv3": {
    spec: "RFC 6455 §5.2",
    en: ["RSV3", "Reserved: it is 0 unless both sides agreed to an extension that uses it."],
    zh: ["RSV3", "保留位：除非双方约定了使用它的扩展，否则必须为 0。"],
  },
  "frame.opcode": {
    spec: "RFC 6455 §5.2",
    en: ["opcode", "What the frame is for. This value is reserved: nobody may send it yet."],
    zh: ["操作码", "说明帧的用途。这个值是保留的，现在谁也不许发送。"],
  },
  "frame.opcode=0": {
    spec: "RFC 6455 §5.4",
    en: ["opcode", "A continuation: this frame goes on with the message that an earlier frame began."],
    zh: ["操作码", "延续帧：接着发送前面的帧开始的那条消息。"],
  },
  "frame.opcode=1": {
    spec: "RFC 6455 §5.6",
    en: ["opcode", "A text message begins: its payload is UTF-8."],
    zh: ["操作码", "一条文本消息从这里开始，载荷是 UTF-8。"],
  },
  "frame.opcode=2": {
    spec: "RFC 6455 §5.6",
    en: ["opcode", "A binary message begins: its payload means what the two programs agreed on."],
    zh: ["操作码", "一条二进制消息从这里开始，载荷的含义由两端的程序约定。"],
  },
  "frame.opcode=8": {
    spec: "RFC 6455 §5.5.1",
    en: ["opcode", "A Close frame: the sender sends nothing after it, and waits for the other side's Close frame."],
    zh: ["操作码", "关闭帧：发送方此后什么都不再发，只等对方的关闭帧。"],
  },
  "frame.opcode=9": {
    spec: "RFC 6455 §5.5.2",
    en: ["opcode", "A ping: the other side answers with a pong that has the same payload."],
    zh: ["操作码", "ping：对方要用带着同样载荷的 pong 来回答。"],
  },
  "frame.opcode=10": {
    spec: "RFC 6455 §5.5.3",
    en: ["opcode", "A pong: the answer to a ping, or a sign of life that nobody asked for."],
    zh: ["操作码", "pong：对 ping 的回答，也可以是主动报平安。"],
  },
  "frame.mask": {
    spec: "RFC 6455 §5.1",
    en: ["MASK", "1 if a masking key follows and the payload is masked."],
    zh: ["MASK", "1 表示后面有掩码键，载荷加了掩码。"],
  },
  "frame.mask=1": {
    spec: "RFC 6455 §5.1",
    en: ["MASK", "A masking key follows, and the payload is masked: a client must, a server must not."],
    zh: ["MASK", "后面有掩码键，载荷加了掩码：客户端必须加，服务器不许加。"],
  },
  "frame.mask=0": {
    spec: "RFC 6455 §5.1",
    en: ["MASK", "Not masked: only a server may send this."],
    zh: ["MASK", "没有掩码：只有服务器可以这样发送。"],
  },
  "frame.length7": {
    spec: "RFC 6455 §5.2",
    en: ["payload length", "The number of bytes in the payload; up to 125 these 7 bits say it themselves."],
    zh: ["载荷长度", "载荷的字节数；不超过 125 时，这 7 个位就是长度本身。"],
  },
  "frame.length7=126": {
    spec: "RFC 6455 §5.2",
    en: ["payload length", "126 stands for: the length is in the next 16 bits."],
    zh: ["载荷长度", "126 的意思是：长度在后面的 16 位里。"],
  },
  "frame.length7=127": {
    spec: "RFC 6455 §5.2",
    en: ["payload length", "127 stands for: the length is in the next 64 bits."],
    zh: ["载荷长度", "127 的意思是：长度在后面的 64 位里。"],
  },
  "frame.length16": {
    spec: "RFC 6455 §5.2",
    en: ["extended length", "The length of the payload, most significant byte first; for 126 bytes to 65,535."],
    zh: ["扩展长度", "载荷的长度，高位字节在前；用于 126 到 65,535 字节。"],
  },
  "frame.length64": {
    spec: "RFC 6455 §5.2",
    en: ["extended length", "The length of the payload, most significant byte first; for 65,536 bytes and more."],
    zh: ["扩展长度", "载荷的长度，高位字节在前；用于 65,536 字节及以上。"],
  },
  "frame.key": {
    spec: "RFC 6455 §5.3",
    en: [
      "masking key",
      "Four random bytes, new for each frame, so that nobody can choose the bytes that cross a proxy.",
    ],
    zh: ["掩码键", "四个随机字节，每个帧都换新的，这样谁也无法决定经过代理的字节是什么。"],
  },
  "frame.payload": {
    spec: "RFC 6455 §5.3",
    en: ["payload", "What the application sends. If it is masked, each byte is XORed with a byte of the masking key."],
    zh: ["载荷", "应用要发送的内容。如果加了掩码，每个字节都与掩码键的一个字节做了异或。"],
  },
  "frame.close-code": {
    spec: "RFC 6455 §7.4",
    en: ["close code", "Why the connection is closed, as a number."],
    zh: ["关闭码", "用数字说明为什么关闭。"],
  },
  "frame.close-reason": {
    spec: "RFC 6455 §5.5.1",
    en: ["close reason", "Why the connection is closed, as UTF-8 text, for whoever looks for a fault."],
    zh: ["关闭原因", "用 UTF-8 文本说明为什么关闭，给排查问题的人看。"],
  },
  "tls.record": {
    spec: "RFC 8446 §5.1",
    en: [
      "TLS record",
      "The head of a TLS record: its type (0x16 is a handshake), a version, and its length. The rest is ciphertext.",
    ],
    zh: ["TLS 记录", "TLS 记录的头：类型（0x16 是握手）、版本和长度。其余的是密文。"],
  },
  bytes: {
    spec: "RFC 9293 §2.2",
    en: ["bytes", "Bytes as TCP carried them, not decoded."],
    zh: ["字节", "TCP 传来的字节，没有解码。"],
  },
};

/** The rules that a message can break. */
export const RULES = {
  "http.malformed": {
    spec: "RFC 9112 §2.2",
    en: "This is not how HTTP/1.1 is written; a server answers 400 and closes.",
    zh: "HTTP/1.1 不是这样写的；服务器应回答 400 并关闭连接。",
  },
  "http.bare-lf": {
    spec: "RFC 9112 §2.2",
    en: "A line ends with LF alone, without CR: programs that read this differently can be played against each other.",
    zh: "行尾只有 LF，没有 CR：不同程序的理解可能不同，攻击者会从中间钻过去。",
  },
  "http.length-and-chunked": {
    spec: "RFC 9112 §6.1",
    en: "Both Content-Length and Transfer-Encoding say where the body ends: so requests are smuggled.",
    zh: "Content-Length 和 Transfer-Encoding 都在说正文到哪里结束：请求走私就是这样做的。",
  },
  "http.two-lengths": {
    spec: "RFC 9112 §6.3",
    en: "Content-Length comes with different values: nobody knows where the body ends.",
    zh: "Content-Length 有互不相同的值：谁也不知道正文到哪里结束。",
  },
  "http.bad-length": {
    spec: "RFC 9110 §8.6",
    en: "Content-Length must be a decimal number and nothing else.",
    zh: "Content-Length 必须是一个十进制数字，不能有别的东西。",
  },
  "http.bad-chunk": {
    spec: "RFC 9112 §7.1",
    en: "A chunk must begin with its size in hexadecimal, and end with CR LF right behind its bytes.",
    zh: "分块必须以十六进制的大小开头，数据之后紧跟 CR LF。",
  },
  "http.head-too-long": {
    spec: "RFC 6585 §5",
    en: "The head is longer than anybody should accept; a server answers 431.",
    zh: "头部太长，谁都不该接受；服务器应回答 431。",
  },
  "handshake.key": {
    spec: "RFC 6455 §4.2.1",
    en: "The upgrade needs exactly one Sec-WebSocket-Key: 16 bytes in Base64.",
    zh: "升级请求必须恰好有一个 Sec-WebSocket-Key：16 个字节的 Base64。",
  },
  "handshake.version": {
    spec: "RFC 6455 §4.2.2",
    en: "Sec-WebSocket-Version must be 13; the answer to any other is 426.",
    zh: "Sec-WebSocket-Version 必须是 13；其他版本应回答 426。",
  },
  "handshake.accept": {
    spec: "RFC 6455 §4.1",
    en: "Sec-WebSocket-Accept is not what the key demands: the client must fail the connection.",
    zh: "Sec-WebSocket-Accept 与 key 不符：客户端必须使连接失败。",
  },
  "handshake.method": {
    spec: "RFC 6455 §4.1",
    en: "Only a GET can ask for the upgrade, in HTTP/1.1 or higher.",
    zh: "只有 GET 请求才能要求升级，HTTP 版本至少是 1.1。",
  },
  "frame.rsv": {
    spec: "RFC 6455 §5.2",
    en: "An RSV bit is set, and no extension was agreed on that gives it a meaning.",
    zh: "RSV 位被置位，但双方没有约定赋予它含义的扩展。",
  },
  "frame.opcode": {
    spec: "RFC 6455 §5.2",
    en: "The opcode is reserved: the receiver must fail the connection.",
    zh: "操作码是保留的：接收方必须使连接失败。",
  },
  "frame.unmasked": {
    spec: "RFC 6455 §5.1",
    en: "A client must mask its frames, and this one is not masked: the server closes with 1002.",
    zh: "客户端的帧必须加掩码，这个帧没有加：服务器以 1002 关闭。",
  },
  "frame.masked": {
    spec: "RFC 6455 §5.1",
    en: "A server must not mask its frames, and this one is masked: the client closes with 1002.",
    zh: "服务器的帧不许加掩码，这个帧加了：客户端以 1002 关闭。",
  },
  "frame.length-form": {
    spec: "RFC 6455 §5.2",
    en: "The length must take its shortest form: two programs that read it differently see different frames.",
    zh: "长度必须用最短形式：两个程序对长度的理解不同，看到的帧也就不同。",
  },
  "frame.length-top-bit": {
    spec: "RFC 6455 §5.2",
    en: "The most significant bit of a 64-bit length must be 0. Where this frame ends nobody can say.",
    zh: "64 位长度的最高位必须是 0。这个帧在哪里结束，谁也说不清。",
  },
  "frame.control-long": {
    spec: "RFC 6455 §5.5",
    en: "A control frame has a payload of 125 bytes at most.",
    zh: "控制帧的载荷最多 125 个字节。",
  },
  "frame.control-fragmented": {
    spec: "RFC 6455 §5.5",
    en: "A control frame must not be fragmented: FIN must be 1.",
    zh: "控制帧不许分片：FIN 必须是 1。",
  },
  "frame.stray-continuation": {
    spec: "RFC 6455 §5.4",
    en: "A continuation frame, and no message has begun.",
    zh: "这是延续帧，可是还没有消息开始。",
  },
  "frame.interrupted": {
    spec: "RFC 6455 §5.4",
    en: "A new message begins inside a fragmented one; only control frames may come between its fragments.",
    zh: "分片的消息还没有结束，又开始了新消息；分片之间只能插入控制帧。",
  },
  "frame.utf8": {
    spec: "RFC 6455 §8.1",
    en: "A text must be UTF-8, and this is not: the receiver closes with 1007.",
    zh: "文本必须是 UTF-8，这里不是：接收方以 1007 关闭。",
  },
  "frame.close-length": {
    spec: "RFC 6455 §5.5.1",
    en: "A Close frame's payload is empty or begins with a code of two bytes; it cannot be one byte.",
    zh: "关闭帧的载荷要么为空，要么以两个字节的关闭码开头，不可能只有一个字节。",
  },
  "frame.close-code": {
    spec: "RFC 6455 §7.4",
    en: "No frame may carry this close code.",
    zh: "任何帧都不能带上这个关闭码。",
  },
  "frame.after-close": {
    spec: "RFC 6455 §5.5.1",
    en: "This side has sent a Close frame: after it, it must send nothing more.",
    zh: "这一方已经发出了关闭帧，之后什么都不能再发。",
  },
};

/** Why bytes were not decoded. */
export const WHYS = {
  tls: {
    spec: "RFC 8446 §5.1",
    en: "Ciphertext, as it should be: this is TLS, and only its two ends can read it.",
    zh: "密文，本该如此：这是 TLS，只有它的两端读得懂。",
  },
  "not-http": {
    spec: "RFC 9112 §2.1",
    en: "This is not HTTP/1.1, so nobody here can say what it means.",
    zh: "这不是 HTTP/1.1，所以这里没有谁知道它的含义。",
  },
  "after-error": {
    spec: "RFC 9293 §2.2",
    en: "After the error before it nobody can say where the next message begins.",
    zh: "前面出了错，下一个消息从哪里开始就说不清了。",
  },
  "too-long": {
    spec: "RFC 6585 §5",
    en: "More than the tap keeps in memory of one head, so it is not decoded.",
    zh: "头部太长，超出了这里愿意保存的长度，所以没有解码。",
  },
  tunnel: {
    spec: "RFC 9110 §7.8",
    en: "The connection was handed to a protocol that is not WebSocket.",
    zh: "这条连接已经交给 WebSocket 之外的协议。",
  },
};

/** The close codes, RFC 6455 §7.4.1 and the registry that it founded. */
export const CLOSE_CODES = {
  1000: { en: "normal: the purpose is fulfilled", zh: "正常：该做的都做完了" },
  1001: { en: "going away: the server stops, or the page is left", zh: "离开：服务器停止，或页面被关闭" },
  1002: { en: "protocol error", zh: "违反协议" },
  1003: { en: "a kind of data that is not accepted", zh: "不接受这种数据" },
  1007: { en: "data of the wrong kind, such as a text that is not UTF-8", zh: "数据与类型不符，例如文本不是 UTF-8" },
  1008: { en: "against the receiver's policy", zh: "违反接收方的规定" },
  1009: { en: "message too big", zh: "消息太大" },
  1010: { en: "the server did not agree to an extension that the client needs", zh: "服务器没有同意客户端需要的扩展" },
  1011: { en: "the server failed", zh: "服务器内部出错" },
  1012: { en: "the server restarts", zh: "服务器正在重启" },
  1013: { en: "try again later", zh: "请稍后再试" },
  1014: { en: "a gateway got a bad answer", zh: "网关收到了无效的响应" },
};

/** The name, the sentence and the section of a field with this value. */
export function explainField(name, value) {
  const entry = FIELDS[`${name}=${value}`] ?? FIELDS[name] ?? FIELDS.bytes;
  return { name: entry[lang][0], sentence: entry[lang][1], spec: entry.spec };
}

/** The sentence and the section of a rule, or of a reason not to decode; an unknown one is shown as its id. */
export const explain = (table, id) => ({ sentence: table[id]?.[lang] ?? id, spec: table[id]?.spec });

const HTML = "https://html.spec.whatwg.org/multipage/server-sent-events.html";
const PLACES = {
  "HTML §9.2.4": `${HTML}#the-last-event-id-header`,
  "HTML §9.2.5": `${HTML}#parsing-an-event-stream`,
  "HTML §9.2.6": `${HTML}#event-stream-interpretation`,
  Fetch: "https://fetch.spec.whatwg.org/#http-extensions",
  "Fetch Metadata": "https://www.w3.org/TR/fetch-metadata/#framework",
  "Client Hints": "https://wicg.github.io/ua-client-hints/#http-ua-hints",
  "Upgrade Insecure Requests": "https://www.w3.org/TR/upgrade-insecure-requests/#preference",
  CSP: "https://www.w3.org/TR/CSP3/#csp-header",
};

/** Where a section such as "RFC 6455 §5.2" can be read. */
export function address(spec) {
  const [, rfc, section] = /^RFC (\d+)(?: §(.+))?$/.exec(spec) ?? [];
  return rfc ? `https://www.rfc-editor.org/rfc/rfc${rfc}${section ? `#section-${section}` : ""}` : PLACES[spec];
}
