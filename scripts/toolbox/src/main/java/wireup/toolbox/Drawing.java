package wireup.toolbox;

import java.util.Locale;

/** An SVG of bars, lines and texts. Texts and classes are our own and need no escaping. */
public final class Drawing {

    private final StringBuilder svg = new StringBuilder();

    /**
     * An empty one.
     *
     * @param title what is read aloud in its place
     * @param style a {@code <style>} element
     */
    public Drawing(int width, int height, String title, String style) {
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">\n"
                .formatted(width, height, title));
        svg.append(style);
    }

    /** Adds a bar to the right of {@code x}. */
    public void bar(String kind, double x, int y, double width, int height) {
        svg.append(String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>\n",
                kind,
                x,
                y,
                width,
                height));
    }

    /** Adds a line. */
    public void line(String kind, double x1, int y1, double x2, int y2) {
        svg.append(String.format(
                Locale.ROOT,
                "<line class=\"%s\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>\n",
                kind,
                x1,
                y1,
                x2,
                y2));
    }

    /** Adds a text that stands on this line. */
    public void text(String kind, int x, int baseline, String text) {
        svg.append("<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>\n".formatted(kind, x, baseline, text));
    }

    /** The whole SVG. */
    @Override
    public String toString() {
        return svg + "</svg>\n";
    }
}
