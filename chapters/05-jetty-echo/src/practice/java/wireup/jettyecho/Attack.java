package wireup.jettyecho;

/** The exercise «An Origin that looks right». */
final class Attack {

    private Attack() {}

    /** The Origin of a page of the attacker's. */
    static String origin() {
        return "http://station.example.attacker.example";
    }
}
