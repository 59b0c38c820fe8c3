package thalweg.desktop.jobs;

import javafx.scene.control.ProgressBar;
import thalweg.desktop.clock.Showing;

/**
 * A job's bar, moving to and fro while the end is unknown. JavaFX's own forgets to end that
 * movement where an end becomes known and the bar is gone before the next frame: sixty frames a
 * second would be prepared for good, and the bar and its window kept. So what draws it is put away
 * with the bar, and another one, at rest, waits for it to be shown again.
 */
final class JobProgress extends ProgressBar {
    JobProgress(double width) {
        getStyleClass().add("job-progress");
        setMinWidth(width);
        setPrefWidth(width);
        Showing.of(this)
                .subscribe(
                        shown -> {
                            if (!shown && getSkin() != null) {
                                setSkin(createDefaultSkin());
                            }
                        });
    }

    /**
     * @param fraction from 0 to 1; NaN where it isn't known
     */
    void show(double fraction) {
        setProgress(Double.isNaN(fraction) ? INDETERMINATE_PROGRESS : fraction);
    }
}
