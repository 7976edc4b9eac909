package wireup.polling;

/**
 * One line of the departures board.
 *
 * @param time when the train leaves by the timetable, {@code HH:mm}
 * @param destination the name of a city, the same in every language
 * @param train the train's number, by which a line is recognised from one board to the next
 * @param platform the platform's number
 * @param status a code which the page puts into words
 */
public record Departure(String time, String destination, String train, int platform, Status status) {

    /** How a train is doing. */
    public enum Status {
        ON_TIME,
        DELAYED,
        BOARDING
    }

    Departure on(int newPlatform) {
        return new Departure(time, destination, train, newPlatform, status);
    }

    Departure as(Status newStatus) {
        return new Departure(time, destination, train, platform, newStatus);
    }
}
