package thalweg.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardFloatsTest {
    private static final int PAGE = CardFloats.PAGE;

    private final PretendCard card = new PretendCard(64 << 20);
    private final CardMemory onCard = new CardMemory(card, 64 << 20);
    private final CardBlocks memory = new CardBlocks(new CountedMemory(64 << 20));

    @AfterEach
    void returnsAll() {
        assertEquals(0, memory.heldBytes());
        card.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void readsWhatWasWrittenLastOnEitherSide(int seed) {
        var random = new Random(seed);
        int count = 1 + random.nextInt(4 * PAGE);
        float[] expected = new float[count];
        try (CardFloats block = memory.allocate(count)) {
            block.write(0, expected, 0, count);
            for (int step = 0; step < 200; step++) {
                int from = random.nextInt(count);
                int length = random.nextInt(count - from + 1);
                onCard.begin();
                switch (random.nextInt(6)) {
                    case 0 -> write(block, expected, from, length, step);
                    case 1 -> {
                        float[] found = new float[length];
                        block.read(from, found, 0, length);
                        assertArrayEquals(Arrays.copyOfRange(expected, from, from + length), found);
                    }
                    case 2 -> {
                        PretendCard.addOne(block.cardToChange(onCard, from, length, false), length);
                        for (int i = from; i < from + length; i++) {
                            expected[i]++;
                        }
                    }
                    case 3 -> {
                        PretendCard.fill(
                                block.cardToChange(onCard, from, length, true), length, step);
                        Arrays.fill(expected, from, from + length, step);
                    }
                    case 4 -> {
                        PretendCard.addOne(block.addressToChange(from, length), length);
                        for (int i = from; i < from + length; i++) {
                            expected[i]++;
                        }
                    }
                    default -> block.leave();
                }
            }
            float[] found = new float[count];
            block.read(0, found, 0, count);
            assertArrayEquals(expected, found);
        }
    }

    private static void write(CardFloats block, float[] expected, int from, int length, int step) {
        float[] numbers = new float[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = step + i * 1e-3f;
        }
        block.write(from, numbers, 0, length);
        System.arraycopy(numbers, 0, expected, from, length);
    }

    @Test
    void copiesOnlyWhatIsOld() {
        try (CardFloats block = memory.allocate(10L * PAGE)) {
            block.write(0, new float[10 * PAGE], 0, 10 * PAGE);
            assertEquals(2L * PAGE, block.oldOnCard(PAGE, 2L * PAGE));
            onCard.begin();
            block.cardToRead(onCard, 0, 10L * PAGE);
            assertEquals(40L * PAGE, card.copied);
            block.cardToRead(onCard, 0, 10L * PAGE);
            assertEquals(40L * PAGE, card.copied);
            block.cardToChange(onCard, 5L * PAGE, PAGE, true);
            assertEquals(PAGE, block.oldHere(0, 10L * PAGE));
            block.read(0, new float[1], 0, 1);
            assertEquals(40L * PAGE, card.copied);
            block.read(5L * PAGE, new float[1], 0, 1);
            assertEquals(44L * PAGE, card.copied);
        }
    }

    @Test
    void copiesNothingThatWasNeverWritten() {
        try (CardFloats block = memory.allocate(3L * PAGE)) {
            onCard.begin();
            block.cardToChange(onCard, 7, 2L * PAGE, true);
            assertEquals(0, card.copied);
        }
    }

    @Test
    void leavesTheCardToThoseUsedLater() {
        var small = new CardMemory(card, 3L * PAGE * Float.BYTES);
        try (CardFloats a = memory.allocate(PAGE);
                CardFloats b = memory.allocate(PAGE);
                CardFloats c = memory.allocate(PAGE);
                CardFloats d = memory.allocate(PAGE)) {
            for (CardFloats block : new CardFloats[] {a, b, c}) {
                small.begin();
                PretendCard.fill(block.cardToChange(small, 0, PAGE, true), PAGE, 3);
            }
            small.begin();
            a.cardToRead(small, 0, PAGE);
            d.cardToChange(small, 0, PAGE, true);
            assertEquals(0, b.oldHere(0, PAGE), "b went back");
            assertEquals(PAGE, c.oldHere(0, PAGE), "c stayed");
            float[] found = new float[PAGE];
            b.read(0, found, 0, PAGE);
            assertEquals(3, found[PAGE - 1]);
        }
    }

    @Test
    void saysWhatTheCardDoesNotHold() {
        var small = new CardMemory(card, 2L * PAGE * Float.BYTES);
        try (CardFloats a = memory.allocate(2L * PAGE);
                CardFloats b = memory.allocate(PAGE)) {
            small.begin();
            a.cardToRead(small, 0, PAGE);
            var problem =
                    assertThrows(
                            OutOfNativeMemoryException.class, () -> b.cardToRead(small, 0, PAGE));
            assertTrue(problem.getMessage().contains("card's memory"), problem.getMessage());
            small.begin();
            b.cardToRead(small, 0, PAGE);
        }
    }

    @Test
    void givesRoomToTheNextOfItsSize() {
        for (int i = 0; i < 100; i++) {
            try (CardFloats block = memory.allocate(PAGE)) {
                onCard.begin();
                block.cardToChange(onCard, 0, PAGE, true);
            }
        }
        assertEquals(PAGE * Float.BYTES, onCard.takenBytes());
        assertEquals(PAGE * Float.BYTES, card.held());
    }

    @Test
    void isNotToBeUsedAfterClose() {
        CardFloats block = memory.allocate(8);
        block.write(0, new float[8], 0, 8);
        onCard.begin();
        block.cardToRead(onCard, 0, 8);
        block.close();
        block.close();
        assertThrows(IllegalStateException.class, () -> block.cardToRead(onCard, 0, 8));
        assertThrows(IllegalStateException.class, () -> block.read(0, new float[8], 0, 8));
        assertThrows(IllegalStateException.class, () -> block.addressToRead(0, 8));
    }
}
