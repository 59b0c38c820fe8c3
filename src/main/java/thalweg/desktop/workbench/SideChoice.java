package thalweg.desktop.workbench;

/** What stands on one side where two are looked at side by side. */
public sealed interface SideChoice {
    /** A and B as they are: before. */
    record AsTheyAre() implements SideChoice {}

    /** A and π(B) of the search in hand, at the step that the timeline shows: after. */
    record Found() implements SideChoice {}

    /** A and π(B) of a search that was kept. */
    record Kept(KeptSearch search) implements SideChoice {}
}
