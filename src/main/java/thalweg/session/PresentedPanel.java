package thalweg.session;

import java.util.Arrays;
import java.util.Optional;

/** What a step of a presentation can show. */
public enum PresentedPanel {
    /** Every panel of the pair. */
    WINDOW("window", View.PAIR),
    /** Loss along the line. */
    LOSS("loss", View.PAIR),
    /** Singular values of a layer. */
    SPECTRA("spectra", View.PAIR),
    /** R(γ). */
    R("r", View.PAIR),
    /** Alignment of a layer's singular vectors. */
    HEATMAP("heatmap", View.PAIR),
    /** Distance, or the objective, by step. */
    DISTANCE("distance", View.PAIR),
    /** A small picture of every layer. */
    LAYERS("layers", View.LAYERS),
    /** Every panel of three models. */
    THREE("three", View.THREE),
    /** The plane of three models. */
    PLANE("plane", View.THREE),
    /** Figures between every two of three. */
    PAIRS("pairs", View.THREE),
    /** Means of three. */
    MEANS("means", View.THREE),
    /** The paper's claims, measured. */
    CLAIMS("claims", View.THREE),
    /** The searches side by side. */
    COMPARE("compare", View.COMPARE),
    /** Their lines. */
    COMPARED_LOSS("compared-loss", View.COMPARE),
    /** Their R(γ). */
    COMPARED_R("compared-r", View.COMPARE),
    /** Their R by layer. */
    COMPARED_LAYERS("compared-layers", View.COMPARE),
    /** Their figures. */
    COMPARED_FIGURES("compared-figures", View.COMPARE),
    /** One figure against another. */
    COMPARED_SPREAD("compared-spread", View.COMPARE);

    private final String id;
    private final View view;

    PresentedPanel(String id, View view) {
        this.id = id;
        this.view = view;
    }

    /** What the window shows as a whole. */
    public enum View {
        /** The pair. */
        PAIR,
        /** Every layer of the pair. */
        LAYERS,
        /** Three models. */
        THREE,
        /** The searches of the pair side by side. */
        COMPARE
    }

    /** By its name in files. */
    public String id() {
        return id;
    }

    /** What it is a part of. */
    public View view() {
        return view;
    }

    /** Whether it is the whole of its view. */
    public boolean whole() {
        return this == whole(view);
    }

    /** All of a view. */
    public static PresentedPanel whole(View view) {
        return switch (view) {
            case PAIR -> WINDOW;
            case LAYERS -> LAYERS;
            case THREE -> THREE;
            case COMPARE -> COMPARE;
        };
    }

    /** The one of that name; none where a later version knows more. */
    public static Optional<PresentedPanel> named(String id) {
        return Arrays.stream(values()).filter(panel -> panel.id.equals(id)).findFirst();
    }
}
