package thalweg.words;

/** Nothing said. */
enum Nothing implements Phrase {
    SAID;

    @Override
    public String in(Words words) {
        return "";
    }
}
