package thalweg.words;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A language that the window has. */
public enum Language {
    /** English. */
    ENGLISH("en", "English", Locale.ENGLISH),
    /** Chinese, in simplified characters. */
    CHINESE("zh", "中文", Locale.SIMPLIFIED_CHINESE);

    private final String id;
    private final String ownName;
    private final Locale locale;

    Language(String id, String ownName, Locale locale) {
        this.id = id;
        this.ownName = ownName;
        this.locale = locale;
    }

    /** As files name it, e.g. "en". */
    public String id() {
        return id;
    }

    /** What it calls itself, e.g. "中文". */
    public String ownName() {
        return ownName;
    }

    /** Whether its sentences begin with a capital letter. */
    public boolean capitals() {
        return this == ENGLISH;
    }

    /** How it writes numbers. */
    public Locale locale() {
        return locale;
    }

    /** The one after it, the first after the last. */
    public Language next() {
        return values()[(ordinal() + 1) % values().length];
    }

    /** The language of that id; empty for none. */
    public static Optional<Language> named(String id) {
        return Arrays.stream(values()).filter(language -> language.id.equals(id)).findFirst();
    }

    /** The language for people who use that locale: English where theirs is not among them. */
    public static Language of(Locale locale) {
        return named(locale.getLanguage()).orElse(ENGLISH);
    }
}
