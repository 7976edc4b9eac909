package wireup.toolbox.tap;

/**
 * What the ends agreed to beyond RFC 6455.
 *
 * @param deflate whether RSV1 marks a compressed message, RFC 7692 §6
 * @param others whether the reserved bits may mean anything else
 */
record Extensions(boolean deflate, boolean others) {

    private static final String DEFLATE = "permessage-deflate";

    /** As the server's answer says, RFC 6455 §9.1. */
    static Extensions of(FieldLines answer) {
        var names = answer.list("sec-websocket-extensions")
                .map(extension -> extension.split(";", 2)[0].strip())
                .filter(name -> !name.isEmpty())
                .toList();
        return new Extensions(names.contains(DEFLATE), names.stream().anyMatch(name -> !name.equals(DEFLATE)));
    }
}
