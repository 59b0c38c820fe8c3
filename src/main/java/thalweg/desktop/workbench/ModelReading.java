package thalweg.desktop.workbench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import thalweg.checkpoint.Checkpoint;
import thalweg.network.Model;
import thalweg.network.Models;
import thalweg.network.UnrecognisedException;
import thalweg.symmetry.Symmetry;
import thalweg.words.Phrase;

/** Reads models beside the window's thread, and hands them to their places. */
final class ModelReading {
    private final WorkbenchState state;
    private final Desk desk;
    private final Describing describing;
    private final Places places;
    private final Consent consent;

    /** How many files are being read: the sign stands until the last of them is there. */
    private int reading;

    ModelReading(
            WorkbenchState state,
            Desk desk,
            Describing describing,
            Places places,
            Consent consent) {
        this.consent = consent;
        this.state = state;
        this.desk = desk;
        this.describing = describing;
        this.places = places;
    }

    /**
     * Opens a model, having asked where that takes much of the memory; what is wrong with its file
     * is noted.
     */
    void open(Path file, Refusals refusals) {
        open(file, refusals, false);
    }

    private void open(Path file, Refusals refusals, boolean agreed) {
        begin();
        desk.file(
                Phrase.of("jobs.open", String.valueOf(file.getFileName())),
                () -> readNew(file, agreed),
                read -> {
                    take(read);
                    ask(file, refusals, read);
                },
                outcome -> {
                    end();
                    refusals.note(file, outcome);
                });
    }

    private void begin() {
        reading++;
        state.openingProperty().set(true);
    }

    private void end() {
        reading--;
        if (reading == 0) {
            state.openingProperty().set(false);
        }
    }

    /** A model that was opened, or a file whose network isn't recognised, or one that is large. */
    private record Read(
            @Nullable OpenModel model,
            Describing.@Nullable Asked asked,
            Consent.@Nullable Memory much) {
        static Read of(OpenModel model) {
            return new Read(model, null, null);
        }
    }

    private void ask(Path file, Refusals refusals, Read read) {
        if (read.much() != null) {
            consent.ask(
                    new Consent.Question(
                            Consent.Kind.OPENING,
                            Phrase.plain(String.valueOf(file.getFileName())),
                            read.much(),
                            () -> open(file, refusals, true)));
        }
    }

    /** The model of a file; the open one where it was opened before and nothing has changed it. */
    private Read readNew(Path file, boolean agreed) {
        FileStamp stamp = FileStamp.of(file);
        for (OpenModel model : places.open()) {
            if (model.isOf(stamp)) {
                return Read.of(model);
            }
        }
        var memory = Consent.Memory.now(weight(stamp));
        if (!agreed && memory.isMuch()) {
            return new Read(null, null, memory);
        }
        return read(stamp, () -> Models.open(file, describing.options()));
    }

    /** Bytes of the file; of an index those of all that stands beside it, its parts among them. */
    private static long weight(FileStamp stamp) {
        Path folder = stamp.file().getParent();
        if (folder == null || !stamp.file().toString().endsWith(".index.json")) {
            return stamp.size();
        }
        try (Stream<Path> beside = Files.list(folder)) {
            return beside.mapToLong(one -> FileStamp.of(one).size()).sum();
        } catch (IOException | UncheckedIOException e) {
            return stamp.size();
        }
    }

    /**
     * @param stamp the file as it was before it was read
     */
    private static Read read(FileStamp stamp, Supplier<Model> opening) {
        try {
            Model model = opening.get();
            return Read.of(new OpenModel(model, Symmetry.of(model.network()), stamp));
        } catch (UnrecognisedException e) {
            return new Read(null, Describing.Asked.of(e), null);
        }
    }

    private void take(Read read) {
        if (read.asked() != null) {
            describing.ask(read.asked());
        }
        if (read.model() != null) {
            places.take(read.model());
        }
    }

    /** A model that a person has described, or one to be tried again. */
    void openDescribed(Checkpoint checkpoint, @Nullable String description) {
        begin();
        desk.file(
                Phrase.of("jobs.open", String.valueOf(checkpoint.file().getFileName())),
                () ->
                        read(
                                FileStamp.of(checkpoint.file()),
                                () ->
                                        description == null
                                                ? Models.open(checkpoint, describing.options())
                                                : describing.open(checkpoint, description)),
                this::take,
                outcome -> end());
    }
}
