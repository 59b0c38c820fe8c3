package thalweg.report;

import java.util.Locale;
import thalweg.matching.ActivationSetting;
import thalweg.matching.Restriction;
import thalweg.matching.SearchKind;
import thalweg.matching.SearchSetting;
import thalweg.matching.SinkhornSetting;
import thalweg.matching.StraightThroughSetting;
import thalweg.matching.WeightMatchingSetting;
import thalweg.words.Phrase;

/** What searches and strategies are called. */
public final class SearchNames {
    private SearchNames() {}

    /** A kind of search as in a sentence, e.g. "weight matching". */
    public static Phrase kind(SearchKind kind) {
        return Phrase.of("searches." + kind.id());
    }

    /** A kind of search as a sentence's subject, at its beginning. */
    public static Phrase subject(SearchKind kind) {
        return Phrase.of("searches.subject." + kind.id());
    }

    /** With what its results hang on, as in a sentence; see {@link SearchSetting#label}. */
    public static Phrase label(SearchSetting setting) {
        return named("searches.", setting);
    }

    /** The label as at a sentence's beginning. */
    public static Phrase title(SearchSetting setting) {
        return capital(label(setting));
    }

    /** Where there is little room, e.g. "STE from A". */
    public static Phrase brief(SearchSetting setting) {
        return named("searches.brief.", setting);
    }

    /** A name with its seed, where results hang on one. */
    public static Phrase seeded(Phrase name, SearchSetting setting, long seed) {
        return setting.kind().random()
                ? Phrase.of("searches.seeded", name, String.valueOf(seed))
                : name;
    }

    /** A strategy for several models. */
    public static Phrase strategy(String id) {
        return Phrase.of("searches.strategy." + id);
    }

    /** Part of the weights as in a sentence; see {@link Restriction#label}. */
    public static Phrase part(Restriction part) {
        return part("searches.part.", part);
    }

    private static Phrase part(String area, Restriction part) {
        return words -> {
            String layers = String.join(", ", part.layers());
            Restriction.Components components = part.components();
            if (components == null) {
                return layers;
            }
            String some =
                    words.get(
                            area
                                    + (components.top() ? "top" : "bottom")
                                    + (components.percent() ? ".percent" : ""),
                            components.count());
            return layers.isEmpty() ? some : words.get(area + "of", some, layers);
        };
    }

    /** With a capital letter, where the language has them. */
    public static Phrase capital(Phrase phrase) {
        return words -> {
            String text = phrase.in(words);
            return text.isEmpty() || !words.language().capitals()
                    ? text
                    : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
        };
    }

    /** Without a switch over types, for which the JVM would write a class at every start. */
    private static Phrase named(String area, SearchSetting setting) {
        String kind = area + setting.kind().id();
        if (setting instanceof WeightMatchingSetting weights) {
            if (!weights.restriction().none()) {
                return Phrase.of(kind + ".by", part(area + "part.", weights.restriction()));
            }
            return weights.restarts() > 1
                    ? Phrase.of(kind + ".best", weights.restarts())
                    : Phrase.of(kind);
        }
        if (setting instanceof ActivationSetting activations) {
            return Phrase.of(kind + "." + activations.statistic().id());
        }
        if (setting instanceof StraightThroughSetting straight) {
            boolean fromA = straight.start() == StraightThroughSetting.Start.A;
            return Phrase.of(kind + (fromA ? ".a" : ".random"));
        }
        if (setting instanceof SinkhornSetting sinkhorn) {
            boolean ofLoss = sinkhorn.goal() == SinkhornSetting.Goal.LOSS;
            return Phrase.of(kind + (ofLoss ? ".loss" : ".distance"));
        }
        return Phrase.of(kind);
    }
}
