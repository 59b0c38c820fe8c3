package thalweg.desktop.commands;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.words.Texts;

/** The one list of commands. */
public final class Commands {
    private final List<Command> all = new ArrayList<>();
    private final Texts texts;

    /**
     * @param texts in which the commands are named
     */
    public Commands(Texts texts) {
        this.texts = texts;
    }

    /** The texts in which the commands are named. */
    public Texts texts() {
        return texts;
    }

    /** Adds one. */
    public Command add(Command command) {
        all.add(command);
        return command;
    }

    /** All, in the order in which they are shown. */
    public List<Command> all() {
        return List.copyOf(all);
    }

    /**
     * The command of that id.
     *
     * @throws IllegalArgumentException when there is none
     */
    public Command get(String id) {
        return all.stream()
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no command " + id));
    }

    /** Makes a button do a command: its action, its tooltip, and when it can be pressed. */
    public void bind(ButtonBase button, String id) {
        Command command = get(id);
        button.setOnAction(e -> command.run());
        button.disableProperty().bind(Bindings.not(command.enabled()));
        Tips.on(button, texts.of(command::tooltip));
        button.setId(id + "-button");
        if (button.getText() == null || button.getText().isEmpty()) { // it shows but a picture
            button.accessibleTextProperty().bind(texts.of(command.name()));
        }
    }

    /** Runs the command whose key was pressed; typing into a field is left alone. */
    public void handle(KeyEvent event) {
        boolean typing = event.getTarget() instanceof TextInputControl;
        for (Command command : all) {
            if (command.key() == null || !command.key().match(event)) {
                continue;
            }
            boolean plain = !event.isShortcutDown() && !event.getCode().isFunctionKey();
            if (typing && plain && event.getCode() != KeyCode.ESCAPE) {
                continue;
            }
            if (command.enabled().get()) {
                event.consume();
                command.run();
                return;
            }
        }
    }
}
