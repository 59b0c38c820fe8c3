package thalweg.engine;

/** A job's context for a part of its work that has a name. */
record NamedContext(JobContext whole, String name) implements JobContext {
    @Override
    public void progress(double fraction, String message) {
        whole.progress(fraction, name + ", " + message);
    }

    @Override
    public boolean yieldPoint() {
        return whole.yieldPoint();
    }
}
