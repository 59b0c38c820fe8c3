package thalweg.desktop.commands;

import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** A key known by the sign it types, wherever the keyboard has it. */
public final class TypedKey extends KeyCombination {
    private final String sign;

    /** E.g. "?". */
    public TypedKey(String sign) {
        super();
        this.sign = sign;
    }

    @Override
    public boolean match(KeyEvent event) {
        return event.getEventType() == KeyEvent.KEY_TYPED && event.getCharacter().equals(sign);
    }

    @Override
    public String getName() {
        return sign;
    }

    @Override
    public String getDisplayText() {
        return sign;
    }
}
