package wireup.polling;

/** The exercise «A train that does not exist». */
final class Attack {

    private Attack() {}

    /** The name of a destination. */
    static String destination() {
        return "Wien\",\"platform\":1},{\"destination\":\"Ghost";
    }
}
