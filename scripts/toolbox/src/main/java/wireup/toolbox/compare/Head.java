package wireup.toolbox.compare;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The head of a response.
 *
 * @param status its status code
 * @param fields its fields by their names in lower case
 */
record Head(int status, Map<String, String> fields) {

    static Head parse(String lines) {
        return new Head(
                Integer.parseInt(lines.split(" ", 3)[1]),
                lines.lines()
                        .skip(1)
                        .map(line -> line.split(": ?", 2))
                        .collect(Collectors.toMap(field -> field[0].toLowerCase(Locale.ROOT), field -> field[1])));
    }

    /** The field's value; empty if there is none. */
    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    /** This head, if it has the status that was expected. */
    Head expect(int expected) throws IOException {
        if (status != expected) {
            throw new IOException("the server answered " + status + " and not " + expected);
        }
        return this;
    }
}
