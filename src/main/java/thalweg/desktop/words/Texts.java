package thalweg.desktop.words;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuItem;
import thalweg.words.Language;
import thalweg.words.Phrase;
import thalweg.words.Words;

/** The window's texts in the language that is chosen, and again whenever another is. */
public final class Texts {
    private final Map<Language, Words> all =
            new EnumMap<>(
                    Arrays.stream(Language.values())
                            .collect(Collectors.toMap(Function.identity(), Words::inWindow)));
    private final ObjectProperty<Language> language = new SimpleObjectProperty<>(Language.ENGLISH);
    private final ReadOnlyObjectWrapper<Words> words =
            new ReadOnlyObjectWrapper<>(Words.inWindow(Language.ENGLISH));

    /** English at first. */
    public Texts() {
        language.subscribe(one -> words.set(in(one)));
    }

    /** The language; to be set on the window's thread once there is a window. */
    public ObjectProperty<Language> languageProperty() {
        return language;
    }

    /** The words in force. */
    public ReadOnlyObjectProperty<Words> wordsProperty() {
        return words.getReadOnlyProperty();
    }

    /** The words in force. */
    public Words words() {
        return words.get();
    }

    /** The words of a language, whichever is in force. */
    public Words in(Language one) {
        return all.getOrDefault(one, words.get());
    }

    /** Reads what a change of language will ask for; not on the window's thread. */
    public void prepare() {
        every().forEach(other -> other.readLike(words()));
    }

    /** The words of every language. */
    public Collection<Words> every() {
        return List.copyOf(all.values());
    }

    /** A text in the words in force; what isn't bound to {@link #of} says it so. */
    public String get(String key, Object... arguments) {
        return words().get(key, arguments);
    }

    /**
     * A text that follows the language.
     *
     * @param key e.g. "loss.title"
     * @param arguments see {@link Words#get}; the text follows those that are observable, too
     */
    public StringBinding of(String key, Object... arguments) {
        return following(
                now ->
                        now.get(
                                key,
                                Arrays.stream(arguments).map(Texts::value).toArray(Object[]::new)),
                Arrays.stream(arguments)
                        .filter(Observable.class::isInstance)
                        .map(Observable.class::cast)
                        .toArray(Observable[]::new));
    }

    /** A phrase that follows the language. */
    public StringBinding of(Phrase phrase) {
        return following(phrase::in);
    }

    /**
     * A text that is made anew when the language or what it depends on changes.
     *
     * @param text says it in the words in force
     */
    public StringBinding following(Function<Words, String> text, Observable... dependencies) {
        return Bindings.createStringBinding(
                () -> text.apply(words()),
                Stream.concat(Stream.of(words), Arrays.stream(dependencies))
                        .toArray(Observable[]::new));
    }

    /** A label, button or the like that says a text. */
    public <T extends Labeled> T on(T labeled, String key, Object... arguments) {
        labeled.textProperty().bind(of(key, arguments));
        return labeled;
    }

    /** A menu's line that says a text. */
    public <T extends MenuItem> T on(T item, String key, Object... arguments) {
        item.textProperty().bind(of(key, arguments));
        return item;
    }

    private static Object value(Object argument) {
        if (argument instanceof ObservableValue<?> observable) {
            Object value = observable.getValue();
            return value == null ? "" : value;
        }
        return argument;
    }
}
