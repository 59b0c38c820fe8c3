package thalweg.desktop.commands;

import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** Two keys for one command. */
public final class EitherKey extends KeyCombination {
    private final KeyCombination one;
    private final KeyCombination other;

    /** Shown in this order. */
    public EitherKey(KeyCombination one, KeyCombination other) {
        super();
        this.one = one;
        this.other = other;
    }

    @Override
    public boolean match(KeyEvent event) {
        return one.match(event) || other.match(event);
    }

    @Override
    public String getName() {
        return one.getName() + " " + other.getName();
    }

    @Override
    public String getDisplayText() {
        return one.getDisplayText() + "  " + other.getDisplayText();
    }
}
