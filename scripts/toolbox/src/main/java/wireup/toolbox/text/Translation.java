package wireup.toolbox.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import wireup.toolbox.Tool;

/** Which sections of the Chinese texts were made from English ones that have changed since. */
@Command(
        name = "scripts/translation",
        mixinStandardHelpOptions = true,
        description = {
            "Lists every section of the Chinese texts that is behind its English one, with what changed since,",
            "as far as git remembers the old one. Its exit status is 1 if there are any."
        })
public final class Translation implements Callable<Integer> {

    @Option(
            names = "--accept",
            paramLabel = "TEXT.zh-CN.md#HEADING",
            description = "Record that this Chinese section was looked at beside its English one. all: every section.")
    private String accepted;

    /**
     * A Chinese section and the English one in the same place.
     *
     * @param chinese in which text the Chinese one stands
     */
    record Pair(Text chinese, Section translation, Text english, Section original) {

        /** Whether the English one is what the Chinese one was made from. */
        boolean isCurrent() {
            return translation.madeFrom().equals(Optional.of(original.mark()));
        }

        /** How to name it on the command line. */
        String name() {
            return chinese + "#" + translation.title();
        }

        @Override
        public String toString() {
            return "%s: «%s» %s «%s» in %s"
                    .formatted(
                            chinese.at(translation.line()),
                            translation.title(),
                            translation.madeFrom().isPresent()
                                    ? "was made from an older"
                                    : "does not say whether it is made from",
                            original.title(),
                            english.at(original.line()));
        }
    }

    private Translation() {}

    /** Ends with 1 when a section is behind. */
    public static void main(String... args) {
        Tool.main(new Translation(), args);
    }

    @Override
    public Integer call() throws IOException {
        int all = 0;
        int behind = 0;
        int found = 0;
        for (Text text : Text.all().stream().filter(Text::isChinese).toList()) {
            List<Pair> chosen = pairs(text).stream()
                    .filter(pair -> "all".equals(accepted) || pair.name().equals(accepted))
                    .toList();
            found += chosen.size();
            write(text, chosen);
            for (Pair pair : pairs(Text.read(text.path()))) {
                all++;
                if (!pair.isCurrent()) {
                    behind++;
                    System.out.println(pair + "\n" + changes(pair).indent(4));
                }
            }
        }
        if (accepted != null && found == 0) {
            throw new IllegalArgumentException("No Chinese text has the section " + accepted);
        }
        System.out.println(all + " sections, " + behind + " behind");
        return behind == 0 ? 0 : 1;
    }

    /**
     * The sections of a Chinese text, each with the English one in the same place.
     *
     * @throws IllegalArgumentException if one text has more sections than the other
     */
    static List<Pair> pairs(Text chinese) throws IOException {
        return pairs(chinese, Text.read(Path.of(chinese.path().toString().replace(Text.CHINESE, ".md"))));
    }

    static List<Pair> pairs(Text chinese, Text english) {
        List<Section> translations = Section.of(chinese);
        List<Section> originals = Section.of(english);
        if (translations.size() != originals.size()) {
            throw new IllegalArgumentException("%s has %d headings, %s has %d. Without a counterpart: %s"
                    .formatted(
                            chinese,
                            translations.size(),
                            english,
                            originals.size(),
                            String.join(", ", alone(chinese, english, translations, originals))));
        }
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < originals.size(); i++) {
            pairs.add(new Pair(chinese, translations.get(i), english, originals.get(i)));
        }
        return pairs;
    }

    /** The sections that have no counterpart, by the marks of what the Chinese ones were made from. */
    private static List<String> alone(Text chinese, Text english, List<Section> translations, List<Section> originals) {
        List<String> marks = originals.stream().map(Section::mark).toList();
        List<String> madeFrom = translations.stream()
                .map(Section::madeFrom)
                .flatMap(Optional::stream)
                .toList();
        return Stream.concat(
                        originals.stream()
                                .filter(section -> !madeFrom.contains(section.mark()))
                                .map(section -> "«%s» in %s".formatted(section.title(), english.at(section.line()))),
                        translations.stream()
                                .filter(section ->
                                        !marks.contains(section.madeFrom().orElse("")))
                                .map(section -> "«%s» in %s".formatted(section.title(), chinese.at(section.line()))))
                .toList();
    }

    /** Writes down that these sections are made from the English ones as they are now. */
    private static void write(Text text, List<Pair> looked) throws IOException {
        List<String> lines = new ArrayList<>(text.lines());
        for (Pair pair : looked.reversed()) {
            int line = pair.translation().line();
            if (pair.translation().madeFrom().isPresent()) {
                lines.remove(line);
            }
            lines.add(line, Section.comment(pair.original().mark()));
        }
        if (!looked.isEmpty()) {
            Files.writeString(Text.ROOT.resolve(text.path()), String.join("\n", lines) + "\n");
        }
    }

    private static String changes(Pair pair) throws IOException {
        if (pair.translation().madeFrom().isEmpty()) {
            return "Look at both, then: scripts/translation --accept '" + pair.name() + "'";
        }
        return new History(pair.english())
                        .words(
                                pair.translation().madeFrom().get(),
                                pair.original().prose())
                        .orElse("git does not know what it was made from: "
                                + pair.translation().madeFrom().get())
                + "\nWhen the Chinese says the same: scripts/translation --accept '" + pair.name() + "'";
    }
}
