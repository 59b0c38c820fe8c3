package thalweg.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import thalweg.network.Shapes;

/**
 * Which room each stage's output takes: room is used again once the last stage that reads it is
 * done.
 *
 * @param ofStage the room of each stage's output
 * @param numbers that each room must hold for one example
 */
record Slots(List<Integer> ofStage, List<Integer> numbers) {
    Slots {
        ofStage = List.copyOf(ofStage);
        numbers = List.copyOf(numbers);
    }

    static Slots of(List<Stage> stages, Shapes shapes) {
        Map<String, Integer> lastUse = new HashMap<>();
        for (int i = 0; i < stages.size(); i++) {
            for (String read : stages.get(i).read()) {
                lastUse.put(read, i);
            }
        }
        List<Integer> ofStage = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        List<Integer> free = new ArrayList<>();
        for (int i = 0; i < stages.size(); i++) {
            int needed = Shapes.count(shapes.of(stages.get(i).output()));
            int slot;
            if (free.isEmpty()) {
                slot = numbers.size();
                numbers.add(needed);
            } else {
                slot = free.removeLast();
                numbers.set(slot, Math.max(numbers.get(slot), needed));
            }
            ofStage.add(slot);
            for (int earlier = 0; earlier < i; earlier++) {
                if (lastUse.getOrDefault(stages.get(earlier).output(), -1) == i) {
                    free.add(ofStage.get(earlier));
                }
            }
        }
        return new Slots(ofStage, numbers);
    }
}
