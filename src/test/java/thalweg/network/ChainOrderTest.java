package thalweg.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChainOrderTest {
    /** A layer by its widths. */
    private record Link(int in, int out) {}

    private static List<Link> found(List<Link> links) {
        return ChainOrder.find(links, Link::in, Link::out);
    }

    private static List<Link> chain(Random random, int length, int widths) {
        List<Link> links = new ArrayList<>();
        int in = random.nextInt(widths);
        for (int i = 0; i < length; i++) {
            int out = random.nextInt(widths);
            links.add(new Link(in, out));
            in = out;
        }
        return links;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 9, 40, 300})
    void ordersEveryShuffledChain(int length) {
        Random random = new Random(length);
        for (int trial = 0; trial < 50; trial++) {
            List<Link> links = chain(random, length, 2 + random.nextInt(6));
            Collections.shuffle(links, random);
            List<Link> order = found(links);
            assertEquals(length, order.size());
            assertTrue(ChainOrder.chains(order, Link::in, Link::out));
        }
    }

    @Test
    void takesEarlierLinksFirstWhereSeveralFit() {
        var start = new Link(3, 5);
        var loop = new Link(5, 5);
        var end = new Link(5, 2);
        assertEquals(List.of(start, loop, end), found(List.of(end, loop, start)));
    }

    @Test
    void findsNoneInTwoChains() {
        assertEquals(List.of(), found(List.of(new Link(3, 4), new Link(5, 6))));
        assertEquals(List.of(), found(List.of(new Link(1, 2), new Link(2, 1), new Link(7, 7))));
    }

    @Test
    void findsNoneWhereALayerIsReadTwice() {
        assertEquals(List.of(), found(List.of(new Link(3, 4), new Link(4, 5), new Link(4, 6))));
    }

    @Test
    void ordersVeryDeepChains() {
        List<Link> links = chain(new Random(1), 30_000, 4);
        Collections.shuffle(links, new Random(2));
        assertEquals(30_000, found(links).size());
    }
}
