package wireup.toolbox.check;

import java.util.Locale;

/** The languages of a report. */
public enum Language {
    EN,
    ZH;

    /** Chinese where the locale is, else English. */
    public static Language of(Locale locale) {
        return locale.getLanguage().equals("zh") ? ZH : EN;
    }
}
