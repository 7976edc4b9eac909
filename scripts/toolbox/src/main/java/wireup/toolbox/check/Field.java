package wireup.toolbox.check;

/** The fields of a frame, RFC 6455 §5.2. */
enum Field {
    FIN(Text.same("FIN")),
    RSV(Text.same("RSV")),
    OPCODE(Text.of("opcode", "操作码（opcode）")),
    MASK(Text.of("MASK bit", "MASK 位")),
    LENGTH(Text.of("payload length", "负载长度")),
    KEY(Text.of("masking key", "掩码密钥")),
    PAYLOAD(Text.of("payload", "负载"));

    private final Text name;

    Field(Text name) {
        this.name = name;
    }

    Text text() {
        return name;
    }
}
