package thalweg.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import thalweg.study.MadeRuns.Made;

class ClaimsTest {
    private static final Map<String, String> NO_OPTIONS = Map.of();

    private final List<StudyResult> results = new ArrayList<>();

    private Verdict verdict(Claim claim) {
        return Claims.of(results).get(claim.ordinal());
    }

    private void assertState(Verdict.State state, Claim claim) {
        assertEquals(state, verdict(claim).state(), claim.letter());
    }

    private void pair(String models, String id, Made made) {
        pair(models, id, NO_OPTIONS, made);
    }

    private void pair(String models, String id, Map<String, String> options, Made made) {
        results.add(MadeRuns.pair(List.of(models.split("")), id, options, results.size(), made));
    }

    private void triple(String id, Map<String, String> options, double throughA, double mean) {
        results.add(MadeRuns.triple(id, options, throughA, mean));
    }

    @Test
    void ofNothingNoClaimIsJudged() {
        assertEquals(
                7,
                Claims.of(results).stream().filter(v -> v.state() == Verdict.State.ABSENT).count());
    }

    @Test
    void theDistanceClaimWantsALittleShorterAWayAndNoBarrier() {
        pair("AB", "wm", Made.matched());
        assertState(Verdict.State.ALL, Claim.DISTANCE);
        pair("AC", "wm", Made.matched().barrier(0.11));
        assertState(Verdict.State.SOME, Claim.DISTANCE);
        assertEquals(3, verdict(Claim.DISTANCE).models());
        assertEquals(1, verdict(Claim.DISTANCE).met());
    }

    @Test
    void theDistanceClaimFailsWhereTheWayIsMuchShorter() {
        pair("AB", "wm", Made.matched().reduction(0.25));
        assertState(Verdict.State.NONE, Claim.DISTANCE);
    }

    @Test
    void theDistanceClaimFailsWhereShorteningAloneWouldDo() {
        pair("AB", "wm", new Made(0.12, 0.01, 0.009, List.of(0.0), List.of(0.1), 0));
        assertState(Verdict.State.NONE, Claim.DISTANCE);
    }

    @Test
    void theDistanceClaimIsOfWeightMatchingAlone() {
        pair("AB", "am", Made.matched());
        assertState(Verdict.State.ABSENT, Claim.DISTANCE);
    }

    @Test
    void singularValuesAreThoseOfEveryPermutation() {
        pair("AB", "random", Made.matched().change(1e-5));
        assertState(Verdict.State.ALL, Claim.SINGULAR_VALUES);
        pair("AB", "am", Made.matched().change(2e-5));
        assertState(Verdict.State.SOME, Claim.SINGULAR_VALUES);
    }

    @Test
    void alignmentWantsChanceBeforeAndMoreAfterAndGrowth() {
        pair("AB", "wm", Made.matched());
        assertState(Verdict.State.ALL, Claim.ALIGNMENT);
        assertEquals(0.6, verdict(Claim.ALIGNMENT).figures().getLast().spread().median());
    }

    @Test
    void alignmentBeforeMayMissTheBandByHalfItsWidth() {
        pair("AB", "wm", Made.matched().before(0.0, 0.019, 0.0));
        assertState(Verdict.State.ALL, Claim.ALIGNMENT);
        pair("AC", "wm", Made.matched().before(0.0, 0.021, 0.0));
        assertState(Verdict.State.SOME, Claim.ALIGNMENT);
    }

    @Test
    void alignmentFailsWithinTheBandAfterOrWithoutGrowth() {
        pair("AB", "wm", Made.matched().after(0.009, 0.2, 0.6));
        pair("AC", "wm", Made.matched().after(0.6, 0.2, 0.5));
        assertState(Verdict.State.NONE, Claim.ALIGNMENT);
    }

    /** The barrier falls with R without exception, with L2 with one. */
    private void allOf(String models) {
        pair(models, "random", Made.matched().barrier(1).after(0.0, 0.0, 0.0).reduction(0));
        pair(
                models,
                "ste",
                Map.of("start", "random"),
                Made.matched().barrier(0.5).after(0.0, 0.1, 0.3).reduction(0.09));
        pair(models, "am", Made.matched().barrier(0.3).after(0.0, 0.15, 0.5).reduction(0.05));
        pair(
                models,
                "ste",
                Map.of("start", "a"),
                Made.matched().barrier(0.02).after(0.0, 0.19, 0.6).reduction(0.11));
    }

    @Test
    void correlationWantsEveryMethodOnOnePair() {
        allOf("AB");
        assertState(Verdict.State.ABSENT, Claim.CORRELATION);
        pair("AB", "wm", Made.matched());
        assertState(Verdict.State.ALL, Claim.CORRELATION);
        var figures = verdict(Claim.CORRELATION).figures();
        assertEquals(-1, figures.getFirst().spread().median(), 1e-12);
        assertEquals(-0.9, figures.getLast().spread().median(), 1e-12);
    }

    @Test
    void correlationFailsWhereTheDistanceTellsTheBarrierBetter() {
        allOf("AB");
        pair("AB", "wm", Made.matched().after(0.0, 0.01, 0.6));
        assertState(Verdict.State.NONE, Claim.CORRELATION);
    }

    @Test
    void theOtherWayHasLessAlignmentThanAnyWeightMatching() {
        pair("AB", "wm", Made.matched());
        pair("AB", "wm", Made.matched().after(0.05, 0.15, 0.5));
        var start = Map.of("start", "random");
        pair("AB", "ste", start, Made.matched().barrier(0.05).after(0.02, 0.1, 0.3));
        assertState(Verdict.State.ALL, Claim.OTHER_WAY);
        pair("AB", "ste", start, Made.matched().barrier(0.05).after(0.02, 0.16, 0.3));
        pair("AB", "ste", start, Made.matched().barrier(0.11).after(0.02, 0.1, 0.3));
        assertEquals(3, verdict(Claim.OTHER_WAY).runs());
        assertEquals(1, verdict(Claim.OTHER_WAY).met());
    }

    @Test
    void throughAComparesTheSameSeed() {
        triple("wm", NO_OPTIONS, 0.01, 0.13);
        assertState(Verdict.State.ABSENT, Claim.THROUGH_A);
        triple("ste", Map.of("start", "random"), 0.15, 0.25);
        assertState(Verdict.State.ALL, Claim.THROUGH_A);
        assertEquals(3, verdict(Claim.THROUGH_A).models());
    }

    @Test
    void throughAWantsBothBarrierAndMean() {
        triple("wm", NO_OPTIONS, 0.01, 0.3);
        triple("ste", Map.of("start", "random"), 0.15, 0.25);
        assertState(Verdict.State.NONE, Claim.THROUGH_A);
    }

    @Test
    void activationsResembleTheMedianOfWeightMatching() {
        pair("AB", "wm", Made.matched().after(0.0, 0.2, 0.5));
        pair("AB", "wm", Made.matched().after(0.0, 0.2, 0.6));
        pair("AB", "wm", Made.matched().after(0.0, 0.2, 0.9));
        pair("AB", "am", Made.matched().after(0.0, 0.25, 0.51));
        assertState(Verdict.State.ALL, Claim.ACTIVATIONS);
        pair("AB", "am", Made.matched().after(0.0, 0.25, 0.49));
        assertState(Verdict.State.SOME, Claim.ACTIVATIONS);
    }

    @Test
    void everyClaimHasALetterInOrder() {
        assertEquals(
                List.of("a", "b", "c", "d", "e", "f", "g"),
                Arrays.stream(Claim.values()).map(Claim::letter).toList());
    }
}
