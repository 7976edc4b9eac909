package wireup.toolbox.check;

/** The fields of a frame, RFC 6455 §5.2. */
enum Field {
    FIN("FIN", "FIN"),
    RSV("RSV", "RSV"),
    OPCODE("opcode", "操作码（opcode）"),
    MASK("MASK bit", "MASK 位"),
    LENGTH("payload length", "负载长度"),
    KEY("masking key", "掩码键"),
    PAYLOAD("payload", "负载");

    private final String en;
    private final String zh;

    Field(String en, String zh) {
        this.en = en;
        this.zh = zh;
    }

    Text text() {
        return Text.of(en, zh);
    }
}
