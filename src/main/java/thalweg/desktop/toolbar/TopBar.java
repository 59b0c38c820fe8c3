package thalweg.desktop.toolbar;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringExpression;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import thalweg.desktop.commands.Command;
import thalweg.desktop.commands.Commands;
import thalweg.desktop.theme.Icons;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.words.Texts;
import thalweg.desktop.workbench.DataChoice;
import thalweg.desktop.workbench.OpenModel;
import thalweg.desktop.workbench.Workbench;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.report.SearchNames;
import thalweg.words.Phrase;
import thalweg.words.Words;

/** Models, data, search, and the way to every command. */
public final class TopBar extends HBox {
    /** The least width of the search's chip, which holds a method's name in Chinese. */
    private static final double METHOD = 96;

    private final Workbench workbench;
    private final WorkbenchState state;
    private final Texts texts;
    private final Commands commands;
    private final ViewSwitch views;

    /** What gives way, first to last, so that what is chosen is whole. */
    private final GivingWay givingWay = new GivingWay();

    /** The bar of a workbench. */
    public TopBar(Workbench workbench, Commands commands) {
        this.workbench = workbench;
        this.state = workbench.state();
        this.texts = state.texts();
        this.commands = commands;
        getStyleClass().add("top-bar");
        views = new ViewSwitch(workbench);
        getChildren()
                .addAll(
                        Icons.logo(),
                        givingWay.third(logoName()),
                        modelChip("A", state.aProperty()),
                        modelChip("B", state.bProperty()),
                        new ThirdChip(workbench, commands),
                        plusChip("open", third().not()),
                        plusChip("third", third()),
                        views,
                        gap(10),
                        dataChip(),
                        searchChip(),
                        searchButton(),
                        stretch(),
                        link("theme", Icons.halves()),
                        paletteLink(),
                        givingWay.second(keyLink("present")),
                        keyLink("keys"));
    }

    @Override
    protected void layoutChildren() {
        givingWay.fit(this);
        super.layoutChildren();
    }

    private static Label logoName() {
        Label name = styled(new Label("Thalweg"), "logo-name");
        name.setMinWidth(USE_PREF_SIZE);
        return name;
    }

    private Chip modelChip(String letter, ObjectProperty<OpenModel> model) {
        boolean isA = letter.equals("A");
        var dot = new Circle(4.5);
        dot.getStyleClass().add(isA ? "dot-a" : "dot-b");
        var chip = new Chip("model-" + letter, dot, styled(new Label(letter), "strong"));
        chip.showing(
                        Bindings.when(model.isNull())
                                .then(texts.of("toolbar.open-model"))
                                .otherwise(
                                        StringExpression.stringExpression(
                                                model.map(OpenModel::name))))
                .givingWay();
        Tips.on(chip, texts.of(isA ? "toolbar.a.about" : "toolbar.b.about"));
        chip.setOnAction(
                e -> {
                    if (state.models().isEmpty()) {
                        commands.get("open").run();
                    } else {
                        menu(chip, isA);
                    }
                });
        return chip;
    }

    private void menu(Chip chip, boolean isA) {
        var menu = new ContextMenu();
        for (OpenModel model : state.models()) {
            var item = new MenuItem(model.name());
            item.setOnAction(
                    e -> {
                        if (isA) {
                            workbench.makeA(model);
                        } else {
                            workbench.makeB(model);
                        }
                    });
            menu.getItems().add(item);
        }
        MenuItem open = texts.on(new MenuItem(), "toolbar.open");
        open.setOnAction(e -> commands.get("open").run());
        menu.getItems().add(open);
        menu.show(chip, Side.BOTTOM, 0, 4);
    }

    /** Whether a model more would be the third. */
    private BooleanBinding third() {
        return state.pairProperty().isNotNull().and(state.three().cProperty().isNull());
    }

    private Button plusChip(String command, BooleanBinding when) {
        var plus = new Button("+");
        plus.getStyleClass().addAll("chip", "empty", "plus");
        commands.bind(plus, command);
        plus.visibleProperty().bind(when);
        plus.managedProperty().bind(when);
        return plus;
    }

    private Chip dataChip() {
        var chip = new Chip("data-chip", word("toolbar.data"));
        chip.showing(
                        texts.following(
                                this::data, state.dataProperty(), state.three().trioProperty()))
                .givingWay();
        Tips.on(chip, texts.of("toolbar.data.about"));
        chip.setOnAction(
                e -> {
                    if (state.data() == null) {
                        commands.get("open-data").run();
                    } else {
                        new DataPopover(workbench, commands).show(chip);
                    }
                });
        return chip;
    }

    /** Half a word says nothing: what is chosen tells by itself what it is. */
    private Label word(String key) {
        Label label = texts.on(Chip.quiet(""), key);
        label.setMinWidth(USE_PREF_SIZE);
        return givingWay.first(label);
    }

    /** In full; beside a third model's chip there is room for the name alone. */
    private String data(Words words) {
        DataChoice data = state.data();
        if (data == null) {
            return words.get("toolbar.no-data");
        }
        return state.three().trio() == null ? data.label(words) : data.dataset().name();
    }

    private Chip searchChip() {
        var chip = new Chip("search-chip", word("toolbar.search"));
        ObservableValue<String> text =
                texts.following(
                        this::chosenSearch,
                        state.settingProperty(),
                        state.three().shownProperty(),
                        state.three().strategyProperty(),
                        state.seedProperty());
        chip.showing(text).givingWay(METHOD);
        Tips.on(chip, texts.of("toolbar.search.about"));
        chip.setOnAction(e -> new SearchPopover(state).show(chip));
        return chip;
    }

    /** Three are brought together by this search, or by a strategy that takes no other. */
    private String chosenSearch(Words words) {
        boolean seeded =
                state.seedProperty().get() != 0 && state.settingProperty().get().kind().random();
        String method = method().in(words);
        String seed = String.valueOf(state.seedProperty().get());
        return (seeded ? words.get("toolbar.seeded", method, seed) : method) + " ▾";
    }

    private Phrase method() {
        var kind = state.three().strategyProperty().get();
        return state.three().shownProperty().get() && !kind.anySearch()
                ? SearchNames.strategy(kind.id())
                : SearchNames.brief(state.settingProperty().get());
    }

    private Button searchButton() {
        Button button = texts.on(new Button(null, Icons.enter()), "commands.search");
        button.setContentDisplay(ContentDisplay.RIGHT);
        button.setGraphicTextGap(9);
        button.getStyleClass().add("search-button");
        button.setMinWidth(USE_PREF_SIZE);
        commands.bind(button, "search");
        return button;
    }

    private Button paletteLink() {
        Label name = texts.on(styled(new Label(), "word"), "commands.palette");
        var row = new HBox(8, givingWay.second(name), styled(new Label("Ctrl K"), "key"));
        row.setAlignment(Pos.CENTER_LEFT);
        return link("palette", row);
    }

    private Button keyLink(String id) {
        Command command = commands.get(id);
        return link(id, styled(new Label(command.keyText()), "key"));
    }

    private Button link(String id, Node graphic) {
        var link = new Button(null, graphic);
        link.getStyleClass().add("icon-link");
        link.setMinWidth(USE_PREF_SIZE);
        commands.bind(link, id);
        return link;
    }

    private static <T extends Node> T styled(T node, String style) {
        node.getStyleClass().add(style);
        return node;
    }

    private static Region gap(double width) {
        var gap = new Region();
        gap.setMinWidth(0);
        gap.setPrefWidth(width);
        return gap;
    }

    private static Region stretch() {
        var stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        return stretch;
    }

    /** The limits offered in the data popover; 0 is all. */
    static List<Integer> limits() {
        return List.of(0, 500, 1000, 2000, 5000);
    }
}
