// What the usual HTTP header fields say, in both languages, with the section that defines them.

import { lang } from "../page.js";

const HEADERS = {
  accept: ["RFC 9110 §12.5.1", "The media types that the client would like.", "客户端希望得到的媒体类型。"],
  "accept-encoding": ["RFC 9110 §12.5.3", "The compressions that the client can undo.", "客户端能解开的压缩方式。"],
  "accept-language": ["RFC 9110 §12.5.4", "The languages that the reader prefers.", "读者偏好的语言。"],
  "accept-ranges": ["RFC 9110 §14.3", "Whether the server sends parts of this on demand.", "服务器能否按需只发送其中一部分。"],
  "access-control-allow-origin": ["Fetch", "Which other sites' scripts may read the answer.", "哪些其他站点的脚本可以读取这个响应。"],
  age: ["RFC 9111 §5.1", "How many seconds the answer has lain in a cache.", "响应在缓存里存放了多少秒。"],
  allow: ["RFC 9110 §10.2.1", "The methods that the target knows.", "目标支持的方法。"],
  authorization: [
    "RFC 9110 §11.6.2",
    "The client's credentials. Whoever sees them can be the client.",
    "客户端的凭证，看到它的人就能冒充客户端。",
  ],
  "cache-control": [
    "RFC 9111 §5.2",
    "What a cache may do with this: keep it, for how long, or not at all.",
    "缓存可以怎样处理：存多久，或者不许存。",
  ],
  connection: [
    "RFC 9110 §7.6.1",
    "Options for this connection only: Upgrade names a field that a proxy must not pass on unread.",
    "只对这条连接有效的选项：列出 Upgrade，代理就不会看都不看就转发它。",
  ],
  "content-encoding": ["RFC 9110 §8.4", "How the content was compressed.", "内容的压缩方式。"],
  "content-language": ["RFC 9110 §8.5", "The language of the content's readers.", "内容所用的语言。"],
  "content-length": ["RFC 9110 §8.6", "The number of bytes in the body: where it ends.", "正文的字节数，也就是它在哪里结束。"],
  "content-range": ["RFC 9110 §14.4", "Which part of the whole this is.", "这是整体中的哪一部分。"],
  "content-security-policy": ["CSP", "What the page may load and run.", "页面可以加载和运行什么。"],
  "content-type": [
    "RFC 9110 §8.3",
    "What the body is: its media type, and often its character encoding.",
    "正文的媒体类型，往往还有字符编码。",
  ],
  cookie: [
    "RFC 6265 §4.2",
    "What the server once gave the browser to bring back; it comes with every request, also an upgrade.",
    "服务器曾让浏览器保存的内容，每个请求都会带上，升级请求也不例外。",
  ],
  date: ["RFC 9110 §6.6.1", "When the message was made.", "消息生成的时间。"],
  etag: [
    "RFC 9110 §8.8.3",
    "A name for this version of the content; the client sends it back in If-None-Match.",
    "内容这一版本的标识，客户端之后在 If-None-Match 里送回。",
  ],
  expires: ["RFC 9111 §5.3", "Until when a cache may use this without asking.", "缓存在此之前可以直接使用，不必再问。"],
  host: [
    "RFC 9110 §7.2",
    "The host and port that the client believes it is talking to; required in HTTP/1.1.",
    "客户端以为自己在和谁说话：主机和端口。HTTP/1.1 必须有它。",
  ],
  "if-modified-since": [
    "RFC 9110 §13.1.3",
    "Answer 304 unless the content changed after this time.",
    "如果内容在此之后没有变化，就回答 304。",
  ],
  "if-none-match": [
    "RFC 9110 §13.1.2",
    "The version that the client has: answer 304 if it is still right.",
    "客户端已有的版本：如果仍然有效，就回答 304。",
  ],
  "keep-alive": ["RFC 9112 §9.3", "How long the sender means to keep the connection.", "发送方打算让连接保持多久。"],
  "last-event-id": [
    "HTML §9.2.4",
    "The last event that the page has: the server goes on behind it.",
    "页面收到的最后一个事件的编号，服务器从它后面继续。",
  ],
  "last-modified": ["RFC 9110 §8.8.2", "When the content last changed.", "内容最后修改的时间。"],
  location: ["RFC 9110 §10.2.2", "Where to look instead, or where the new thing is.", "应该改去哪里，或者新建的东西在哪里。"],
  origin: [
    "RFC 6454 §7",
    "The site whose page asks. A server that minds who connects checks it, since a page cannot forge it.",
    "发起请求的页面属于哪个站点。页面无法伪造它，在意谁来连接的服务器应当检查它。",
  ],
  pragma: ["RFC 9111 §5.4", "no-cache, for caches of the last century.", "no-cache，写给上个世纪的缓存看。"],
  priority: ["RFC 9218 §5", "How urgent the answer is to the client.", "这个响应对客户端有多急。"],
  range: ["RFC 9110 §14.2", "Which part of the content is wanted.", "只要内容的哪一部分。"],
  referer: [
    "RFC 9110 §10.1.3",
    "The page from which this was asked for; spelt wrong since 1996.",
    "从哪个页面发起；这个词从 1996 年起就拼错了。",
  ],
  "referrer-policy": ["Fetch", "How much of this page's address others get to see.", "这个页面的地址可以让别人看到多少。"],
  "retry-after": ["RFC 9110 §10.2.3", "When to try again.", "什么时候可以再试。"],
  "sec-websocket-accept": [
    "RFC 6455 §11.3.3",
    "Base64 of the SHA-1 of the key and a fixed GUID: proof that the server read the key and speaks WebSocket.",
    "key 加固定的 GUID，求 SHA-1 再转 Base64：证明服务器读到了 key，并且懂 WebSocket。",
  ],
  "sec-websocket-extensions": [
    "RFC 6455 §9.1",
    "Extensions offered or chosen, such as permessage-deflate for compression.",
    "提议或选定的扩展，例如用于压缩的 permessage-deflate。",
  ],
  "sec-websocket-key": [
    "RFC 6455 §11.3.1",
    "16 random bytes in Base64. Not a secret: it makes the server prove that it understood the question.",
    "16 个随机字节的 Base64。它不是秘密，而是让服务器证明自己听懂了问题。",
  ],
  "sec-websocket-protocol": [
    "RFC 6455 §11.3.4",
    "Sub-protocols: those that the client offers, or the one that the server chose.",
    "子协议：客户端提议的几个，或服务器选定的那一个。",
  ],
  "sec-websocket-version": [
    "RFC 6455 §11.3.5",
    "The version of the WebSocket protocol: 13, the only one.",
    "WebSocket 协议的版本：13，没有别的。",
  ],
  server: ["RFC 9110 §10.2.4", "The program that answers.", "作出回答的程序。"],
  "set-cookie": [
    "RFC 6265 §4.1",
    "Something for the browser to keep and to bring back with every request.",
    "让浏览器保存，并在以后的每个请求里带回来。",
  ],
  "strict-transport-security": ["RFC 6797 §6.1", "From now on only over TLS.", "从此只用 TLS。"],
  te: ["RFC 9110 §10.1.4", "Whether the client reads trailer fields.", "客户端是否接受尾部字段。"],
  trailer: ["RFC 9110 §6.6.2", "Which fields come after the body.", "哪些字段写在正文之后。"],
  "transfer-encoding": [
    "RFC 9112 §6.1",
    "chunked: the body comes in pieces, each with its size, since its length was not known.",
    "chunked：正文分块发送，每块都带着大小，因为事先不知道总长。",
  ],
  upgrade: ["RFC 9110 §7.8", "The protocol that the connection is to change to.", "连接要换成的协议。"],
  "upgrade-insecure-requests": ["Upgrade Insecure Requests", "The browser would rather have https.", "浏览器更希望用 https。"],
  "user-agent": [
    "RFC 9110 §10.1.5",
    "The browser and its system, with decades of compatibility in it.",
    "浏览器和系统的名字，里面堆满了历史上的兼容写法。",
  ],
  vary: ["RFC 9110 §12.5.5", "Which request fields the answer depends on.", "响应取决于请求的哪些字段。"],
  via: ["RFC 9110 §7.6.3", "The proxies on the way.", "途经的代理。"],
  "www-authenticate": ["RFC 9110 §11.6.1", "How the client can say who it is.", "客户端可以怎样表明身份。"],
  "x-content-type-options": ["Fetch", "nosniff: believe the Content-Type.", "nosniff：请相信 Content-Type。"],
};

/** Fields that come in families, by how their names begin. */
const FAMILIES = {
  "sec-ch-": [
    "Client Hints",
    "A hint about the browser or its system, sent so that User-Agent need not be parsed.",
    "关于浏览器或系统的提示，有了它就不必解析 User-Agent。",
  ],
  "sec-fetch-": [
    "Fetch Metadata",
    "What the browser says of the request: from where, how, for what. Scripts cannot forge it.",
    "浏览器说明请求从哪里来、怎样发出、作什么用，脚本无法伪造。",
  ],
  "access-control-": ["Fetch", "What another site's script may ask and read.", "其他站点的脚本可以请求和读取什么。"],
};

const ANY = [
  "RFC 9110 §5.1",
  "A field that this page has no sentence for; a program that does not know it ignores it.",
  "本页没有收录这个字段；不认识它的程序会忽略它。",
];

/** The sentence and the section of a header field by its name in lower case. */
export function explainHeader(name) {
  const family = Object.keys(FAMILIES).find((start) => name.startsWith(start));
  const known = Object.hasOwn(HEADERS, name) ? HEADERS[name] : FAMILIES[family];
  const [spec, en, zh] = known ?? ANY;
  return { spec, sentence: lang === "zh" ? zh : en };
}
