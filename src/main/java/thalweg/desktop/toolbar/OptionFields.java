package thalweg.desktop.toolbar;

import atlantafx.base.theme.Styles;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TextField;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.words.Texts;
import thalweg.matching.MatchingException;
import thalweg.matching.SearchSetting;
import thalweg.words.Phrase;

/**
 * A search's options by name, to be typed. What is typed holds as soon as it is an option that can
 * be; until then its field is marked, {@link #problemProperty} says why, and the last one holds.
 */
final class OptionFields {
    private static final double WIDTH = 120;

    private final Map<String, String> options = new LinkedHashMap<>();
    private final SearchSetting begun;
    private final Texts texts;
    private final Consumer<SearchSetting> use;
    private final ReadOnlyObjectWrapper<Phrase> problem =
            new ReadOnlyObjectWrapper<>(Phrase.none());

    OptionFields(SearchSetting setting, Texts texts, Consumer<SearchSetting> use) {
        this.texts = texts;
        begun = setting;
        this.use = use;
        setting.options().forEach((name, value) -> options.put(name, value.toString()));
    }

    /** The window's texts. */
    Texts texts() {
        return texts;
    }

    /** Why what was typed last doesn't hold; nothing when it does. */
    ReadOnlyObjectProperty<Phrase> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** The option as it stands; empty where it isn't given. */
    String get(String name) {
        return options.getOrDefault(name, "");
    }

    /** Leaves an option out, for what is usual; nothing changes before the next {@link #set}. */
    void forget(String name) {
        options.remove(name);
    }

    /** Gives an option a value; returns what the search then is, or was where it can't be. */
    SearchSetting set(String name, String value) {
        options.put(name, value);
        return apply();
    }

    /** The options as they would be with those that aren't given as is usual. */
    SearchSetting apply() {
        try {
            var wanted = new LinkedHashMap<>(options);
            wanted.values().removeIf(String::isEmpty);
            SearchSetting setting = begun.kind().setting(wanted);
            problem.set(Phrase.none());
            use.accept(setting);
            return setting;
        } catch (MatchingException e) {
            problem.set(e.saidInPlace());
            return begun;
        }
    }

    /**
     * A field for an option.
     *
     * @param tip the text that explains it
     */
    TextField field(String id, String name, String tip) {
        var field = new TextField(get(name));
        field.setId(id);
        field.setPrefWidth(WIDTH);
        field.setMaxWidth(WIDTH);
        Tips.on(field, texts.of(tip));
        field.textProperty()
                .addListener(
                        (o, was, is) -> {
                            String before = options.put(name, is.strip());
                            apply();
                            boolean holds = problem.get().isNone();
                            field.pseudoClassStateChanged(Styles.STATE_DANGER, !holds);
                            if (!holds && before != null) {
                                options.put(name, before);
                            }
                        });
        return field;
    }
}
