package thalweg.engine;

/** The context of work that nobody watches. */
enum UnattendedContext implements JobContext {
    INSTANCE;

    @Override
    public void progress(double fraction, String message) {}

    @Override
    public boolean yieldPoint() {
        return false;
    }
}
