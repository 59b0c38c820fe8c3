package thalweg.desktop;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import thalweg.desktop.commands.Commands;
import thalweg.desktop.workbench.Workbench;

/** The sessions of late, a line each: its name, and muted the folder in which it lies. */
final class RecentList extends VBox {
    private static final double MOST_WIDTH = 460;

    private final Commands commands;
    private final ObservableList<Path> files;

    RecentList(Workbench workbench, Commands commands) {
        super(2);
        this.commands = commands;
        files = workbench.recents().files();
        setId("recent-sessions");
        setAlignment(Pos.CENTER);
        setMaxWidth(MOST_WIDTH);
        visibleProperty().bind(Bindings.isNotEmpty(files));
        managedProperty().bind(visibleProperty());
        files.addListener((InvalidationListener) changed -> fill());
        fill();
    }

    private void fill() {
        List<Node> lines = new ArrayList<>();
        if (!files.isEmpty()) {
            Label head = commands.texts().on(new Label(), "first.recent");
            head.getStyleClass().add("section");
            lines.add(head);
        }
        for (int i = 0; i < Math.min(SessionCommands.RECENT, files.size()); i++) {
            lines.add(line(i, files.get(i)));
        }
        getChildren().setAll(lines);
    }

    private Button line(int place, Path file) {
        Label name = new Label(String.valueOf(file.getFileName()));
        name.getStyleClass().add("strong");
        Label folder = new Label(String.valueOf(file.toAbsolutePath().getParent()));
        folder.getStyleClass().add("muted");
        folder.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.setMinWidth(USE_PREF_SIZE);
        var row = new HBox(8, name, folder);
        row.setMaxWidth(MOST_WIDTH - 30);
        row.setAlignment(Pos.BASELINE_LEFT);
        var button = new Button(null, row);
        commands.bind(button, "recent-" + (place + 1));
        button.getStyleClass().add("group-line");
        return button;
    }
}
