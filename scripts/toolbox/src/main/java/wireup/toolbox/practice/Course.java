package wireup.toolbox.practice;

import java.util.List;
import java.util.Optional;

/**
 * The practice of a chapter.
 *
 * @param slug the chapter's folder, NN-name
 * @param main the class that starts its server
 * @param options with which the checker finds it started
 * @param tasks in the order in which they are done: each can be judged while all behind it are blank
 */
public record Course(String slug, String main, List<String> options, List<Task> tasks) {

    /** The practice of every chapter that has one. */
    public static List<Course> all() {
        return List.of(
                PollingTasks.COURSE, PushTasks.COURSE, HandshakeTasks.COURSE, FramesTasks.COURSE, JettyTasks.COURSE);
    }

    /** The practice of a chapter, by its number or its folder's name. */
    static Optional<Course> of(String chapter) {
        return all().stream()
                .filter(course -> course.slug.equals(chapter) || course.number().equals(chapter))
                .findFirst();
    }

    /** How many tasks come before the one that failed; all of them if none did. */
    int doneBefore(Judge.Verdict failed) {
        List<String> names = tasks.stream().map(Task::name).toList();
        return failed == null ? names.size() : names.indexOf(failed.task());
    }

    /** The whole name of a class of the chapter: they are all in one package. */
    String className(String simpleName) {
        return main.substring(0, main.lastIndexOf('.') + 1) + simpleName;
    }

    /** The two digits of the chapter. */
    String number() {
        return slug.substring(0, 2);
    }
}
