package thalweg.desktop;

import com.sun.javafx.tk.Toolkit;
import com.sun.scenario.animation.AbstractPrimaryTimer;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.Timeline;

/** What keeps JavaFX preparing frames, by JavaFX's own list; on the window's thread. */
final class RunningAnimations {
    private RunningAnimations() {}

    /** Each in words: its class, and where a person would find it. */
    static List<String> names() throws ReflectiveOperationException {
        Object timer = Toolkit.getToolkit().getPrimaryTimer();
        List<String> names = new ArrayList<>();
        for (String kind : List.of("receivers", "animationTimers")) {
            Object records = field(AbstractPrimaryTimer.class, kind).get(timer);
            int length = field(AbstractPrimaryTimer.class, kind + "Length").getInt(timer);
            for (int i = 0; i < length; i++) {
                Object record = Array.get(records, i);
                Method receiver = record.getClass().getDeclaredMethod("receiver");
                receiver.setAccessible(true);
                names.add(name(receiver.invoke(record)));
            }
        }
        return names;
    }

    private static String name(Object receiver) throws ReflectiveOperationException {
        for (Field field : receiver.getClass().getDeclaredFields()) {
            if (field.getName().startsWith("this$")) {
                field.setAccessible(true);
                return told(field.get(receiver));
            }
        }
        return receiver.getClass().getName();
    }

    private static String told(Object animation) {
        String what = animation.getClass().getName();
        if (animation instanceof Timeline timeline) {
            what +=
                    " of "
                            + timeline.getKeyFrames()
                            + " in cycles of "
                            + timeline.getCycleDuration();
        } else if (animation instanceof Animation one && one.getOnFinished() != null) {
            what += " to " + one.getOnFinished().getClass().getName();
        }
        return what;
    }

    private static Field field(Class<?> of, String name) throws NoSuchFieldException {
        Field field =
                Arrays.stream(of.getDeclaredFields())
                        .filter(one -> one.getName().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new NoSuchFieldException(name));
        field.setAccessible(true);
        return field;
    }
}
