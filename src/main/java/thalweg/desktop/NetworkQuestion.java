package thalweg.desktop;

import thalweg.desktop.describe.DescribeSheet;
import thalweg.desktop.workbench.Notice;
import thalweg.desktop.workbench.Workbench;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.network.UnrecognisedException;
import thalweg.session.DescribedNetworks;
import thalweg.words.Phrase;

/** The question what network a file holds that none of those known is. */
final class NetworkQuestion {
    private final Workbench workbench;
    private final WorkbenchState state;
    private final Choosers choosers;
    private final Overlay overlay;

    NetworkQuestion(Workbench workbench, Choosers choosers, Overlay overlay) {
        this.workbench = workbench;
        this.state = workbench.state();
        this.choosers = choosers;
        this.overlay = overlay;
    }

    /** Shows the sheet. */
    void show() {
        var sheet =
                new DescribeSheet(
                        workbench.describing(),
                        state.texts(),
                        this::saveDescription,
                        this::leaveIt);
        overlay.show(sheet, sheet.area());
    }

    /**
     * Has it asked from now on: the sheet comes when a network is asked for, and goes when it is
     * known.
     */
    void follow() {
        var asked = workbench.describing().currentProperty();
        asked.subscribe(
                one -> {
                    if (one != null) {
                        show();
                    } else if (overlay.shows(DescribeSheet.class)) {
                        overlay.hide();
                    }
                });
        overlay.openProperty()
                .subscribe(
                        open -> {
                            UnrecognisedException one = asked.get();
                            if (!open && one != null && overlay.shows(DescribeSheet.class)) {
                                tellUnopened(one);
                            }
                        });
    }

    /** What the banner says of a model whose sheet was put away. */
    private void tellUnopened(UnrecognisedException one) {
        state.noticeProperty()
                .set(
                        new Notice(
                                Phrase.of(
                                        "notices.unrecognised", one.whatSaid(), one.whereSaid())));
    }

    private void leaveIt() {
        UnrecognisedException one = workbench.describing().currentProperty().get();
        workbench.describing().leave();
        if (one != null) {
            tellUnopened(one);
        }
    }

    private void saveDescription(String text) {
        choosers.place("network.txt", state.words().get("choosers.text"), "txt")
                .ifPresent(
                        place ->
                                workbench.write(
                                        place, file -> DescribedNetworks.write(file, text)));
    }
}
