package thalweg.desktop.jobs;

import thalweg.engine.Job;

/** How a job stands, and what can be done about it. On the window's thread. */
public interface Control {
    /** How it stands now. */
    Job.Status status();

    /** Asks it to stop. */
    void stop();

    /** Asks it to hold where it can. */
    void pause();

    /** Lets it go on. */
    void resume();

    /** Whether it can hold. */
    default boolean canPause() {
        return true;
    }

    /** Whether it can be stopped just now. */
    default boolean canStop() {
        return true;
    }

    /** Of one job of the engine. */
    static Control of(Job<?> job) {
        return new Control() {
            @Override
            public Job.Status status() {
                return job.status();
            }

            @Override
            public void stop() {
                job.stop();
            }

            @Override
            public void pause() {
                job.pause();
            }

            @Override
            public void resume() {
                job.resume();
            }
        };
    }
}
