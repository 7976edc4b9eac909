package wireup.toolbox.zoo;

import java.util.List;
import java.util.stream.Stream;
import wireup.toolbox.check.Group;
import wireup.toolbox.check.Text;

/**
 * A server that is wrong on purpose: chapter 04's with one step replaced.
 *
 * @param name names its golden files
 * @param fault what is wrong, in one sentence
 * @param caughtBy the case that is about this fault; others may fail as its consequence
 * @param deflate whether the server agrees to compression
 * @param patches the step, in one file or more
 */
record Animal(String name, Text fault, String caughtBy, boolean deflate, List<Patch> patches) {

    static Animal animal(String name, String en, String zh, String caughtBy) {
        return new Animal(name, new Text(en, zh), caughtBy, false, List.of());
    }

    /**
     * Whether the cases about limits are played too. They take seconds and half of a check's work, so only an animal
     * that is wrong there gets them.
     */
    boolean limits() {
        return caughtBy.isEmpty() || caughtBy.startsWith(Group.LIMITS.id() + ".");
    }

    /** The lines of a class's file that are replaced, and those in their place. */
    Animal change(String file, String stands, String instead) {
        Patch patch = new Patch(file, stands, instead);
        return new Animal(
                name,
                fault,
                caughtBy,
                deflate,
                Stream.concat(patches.stream(), Stream.of(patch)).toList());
    }

    /** It is a server that compresses. */
    Animal deflating() {
        return new Animal(name, fault, caughtBy, true, patches);
    }
}
