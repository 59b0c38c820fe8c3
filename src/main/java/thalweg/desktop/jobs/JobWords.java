package thalweg.desktop.jobs;

import thalweg.engine.Job;
import thalweg.words.Words;

/** How a job stands, in words. */
final class JobWords {
    private JobWords() {}

    /** In a few words, e.g. "about 12 s left". */
    static String brief(ListedJob job, Words words) {
        Job.Status status = job.status();
        return switch (status.state()) {
            case WAITING -> words.get("jobs.waiting");
            case PAUSED -> words.get("jobs.paused");
            case RUNNING ->
                    switch (status.asked()) {
                        case STOP -> words.get("jobs.stopping");
                        case PAUSE -> words.get("jobs.pausing");
                        case NOTHING -> left(status, words);
                    };
            case DONE, STOPPED, FAILED ->
                    words.get(
                            switch (status.state()) {
                                case FAILED -> "jobs.failed";
                                case STOPPED -> "jobs.stopped";
                                default -> "jobs.done";
                            },
                            Times.taken(status.elapsedSeconds()));
        };
    }

    private static String left(Job.Status status, Words words) {
        double left = status.remainingSeconds();
        return Double.isFinite(left)
                ? words.get("jobs.left", Times.about(left))
                : words.get("jobs.so-far", Times.taken(status.elapsedSeconds()));
    }

    /** What it is at just now; where it was asked to stop or hold, what can't be cut. */
    static String doing(ListedJob job, Words words) {
        Job.Status status = job.status();
        boolean asked = job.isActive() && status.asked() != Job.Asked.NOTHING;
        if (asked && status.state() == Job.State.RUNNING) {
            String doing = status.message().in(words);
            return doing.isEmpty() ? words.get("jobs.uncut") : words.get("jobs.uncut-named", doing);
        }
        return job.isActive() ? status.message().in(words) : "";
    }
}
