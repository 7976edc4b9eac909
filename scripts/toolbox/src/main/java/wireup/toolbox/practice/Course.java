package wireup.toolbox.practice;

import java.util.List;
import java.util.Optional;

/**
 * The practice of a chapter.
 *
 * @param slug the chapter's folder, NN-name
 * @param main the class that starts its server
 * @param tasks in the order in which they are done: each can be judged while all behind it are blank
 */
public record Course(String slug, String main, List<Task> tasks) {

    /** The practice of every chapter that has one. */
    public static List<Course> all() {
        return List.of(HandshakeTasks.COURSE);
    }

    /** The practice of a chapter, by its number or its folder's name. */
    static Optional<Course> of(String chapter) {
        return all().stream()
                .filter(course -> course.slug.equals(chapter) || course.number().equals(chapter))
                .findFirst();
    }

    /** The two digits of the chapter. */
    String number() {
        return slug.substring(0, 2);
    }
}
