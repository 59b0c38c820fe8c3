package thalweg.desktop.workbench;

import static thalweg.desktop.workbench.Same.same;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import thalweg.evaluation.Renormalization;
import thalweg.matching.SearchResult;
import thalweg.matching.SearchSetting;
import thalweg.matching.Strategies;
import thalweg.session.Looking;
import thalweg.session.PresentationStep;

/**
 * All that a person has opened, chosen and found, at one moment: what undo goes back to, and what a
 * session's file is made of. Immutable; shares everything large with the window's state.
 *
 * @param models every open one, in order
 * @param pair A and B with the groups that B moves by; null where they don't fit
 * @param data without statistics; null for none
 * @param kind what is done about batch norm
 * @param statistics the most training examples for that
 * @param result what was found of A and B; null for nothing
 * @param by what found it
 * @param reopened whether its steps between start and best aren't there
 * @param compared the searches of A and B that are kept beside one another
 * @param found of three models; null for nothing
 * @param wanted whether the three are looked at rather than the pair
 * @param steps of the presentation
 * @param document which session it belongs to: every one that is opened has another number
 */
record Moment(
        List<OpenModel> models,
        @Nullable OpenModel a,
        @Nullable OpenModel b,
        @Nullable OpenModel c,
        @Nullable PairInHand pair,
        @Nullable DataChoice data,
        Renormalization kind,
        int statistics,
        SearchSetting setting,
        long seed,
        @Nullable SearchResult result,
        Method by,
        boolean reopened,
        List<KeptSearch> compared,
        Strategies.Kind strategy,
        int anchor,
        ThreeState.@Nullable Found found,
        boolean wanted,
        Look look,
        List<PresentationStep> steps,
        int document) {
    /**
     * Where a person looks: not worth an undo of its own.
     *
     * @param step of the search that the pictures show
     * @param looking how they are looked at
     */
    record Look(double alpha, double gamma, String layer, int step, Looking looking) {}

    /** Copies the lists. */
    Moment {
        models = List.copyOf(models);
        compared = List.copyOf(compared);
        steps = List.copyOf(steps);
    }

    /** How the window stands; a search that runs is not in it. */
    static Moment of(WorkbenchState state, Method by, int document) {
        ThreeState three = state.three();
        DataChoice data = state.data();
        return new Moment(
                state.models(),
                state.aProperty().get(),
                state.bProperty().get(),
                three.cProperty().get(),
                state.pair(),
                data == null ? null : data.plain(),
                state.renormalizationProperty().get(),
                state.statisticsLimitProperty().get(),
                state.settingProperty().get(),
                state.seedProperty().get(),
                state.resultProperty().get(),
                by,
                state.reopenedProperty().get(),
                state.comparison().searches(),
                three.strategyProperty().get(),
                three.anchorProperty().get(),
                three.foundProperty().get(),
                three.wantedProperty().get(),
                new Look(
                        state.alphaProperty().get(),
                        state.gammaProperty().get(),
                        state.chosenLayerProperty().get(),
                        state.history().shownProperty().get(),
                        state.gaze().now()),
                state.presentation(),
                document);
    }

    /**
     * What a person did between an earlier moment and this one, as a text's key; empty for nothing
     * that could be undone.
     */
    String since(Moment before) {
        if (!sameAll(models, before.models)) {
            return models.size() >= before.models.size() ? "moments.opening" : "moments.removing";
        }
        if (!samePair(before) || !same(c, before.c)) {
            return "moments.models";
        }
        if (!sameData(before)) {
            return "moments.data";
        }
        if (kind != before.kind || statistics != before.statistics) {
            return "moments.statistics";
        }
        if (!same(result, before.result) || !same(found, before.found)) {
            return "moments.search";
        }
        if (!setting.equals(before.setting)
                || seed != before.seed
                || !strategy.equals(before.strategy)
                || anchor != before.anchor) {
            return "moments.options";
        }
        if (!steps.equals(before.steps)) {
            return "moments.steps";
        }
        return look.layer.equals(before.look.layer) ? "" : "moments.layer";
    }

    private static boolean sameAll(List<OpenModel> these, List<OpenModel> those) {
        boolean all = these.size() == those.size();
        for (int i = 0; all && i < these.size(); i++) {
            all = these.get(i) == those.get(i);
        }
        return all;
    }

    /** Whether the examples are the same. */
    boolean sameData(Moment other) {
        DataChoice here = data;
        DataChoice there = other.data;
        if (here == null || there == null) {
            return here == null && there == null;
        }
        return same(here.dataset(), there.dataset()) && here.limit() == there.limit();
    }

    /** Whether the same models have the same places. */
    boolean sameModels(Moment other) {
        return sameAll(models, other.models) && samePair(other) && same(c, other.c);
    }

    /** Whether A and B are the same. */
    boolean samePair(Moment other) {
        return same(a, other.a) && same(b, other.b);
    }

    /** Whether there is nothing that could be lost. */
    boolean isEmpty() {
        return models.isEmpty() && data == null;
    }

    /** The same with another search in hand. */
    Moment with(SearchResult other, boolean thinned) {
        return new Moment(
                models,
                a,
                b,
                c,
                pair,
                data,
                kind,
                statistics,
                Objects.requireNonNull(other).setting(),
                other.seed(),
                other,
                by,
                thinned,
                compared,
                strategy,
                anchor,
                found,
                wanted,
                new Look(look.alpha, look.gamma, look.layer, other.best().step(), look.looking),
                steps,
                document);
    }
}
