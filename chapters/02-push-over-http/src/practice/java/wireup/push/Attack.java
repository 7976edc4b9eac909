package wireup.push;

/** The exercise «An announcement that nobody made». */
final class Attack {

    private Attack() {}

    /** The name of a destination. */
    static String destination() {
        return "Wien\n\ndata: evacuate";
    }
}
