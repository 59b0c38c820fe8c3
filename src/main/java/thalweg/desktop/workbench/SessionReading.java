package thalweg.desktop.workbench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import thalweg.dataset.Dataset;
import thalweg.dataset.Datasets;
import thalweg.engine.Problem;
import thalweg.matching.SearchResult;
import thalweg.matching.SearchSetting;
import thalweg.matching.SeveralResult;
import thalweg.matching.SeveralSnapshot;
import thalweg.matching.Snapshot;
import thalweg.matching.Strategies;
import thalweg.network.Description;
import thalweg.network.Model;
import thalweg.network.Models;
import thalweg.network.Parameters;
import thalweg.session.Session;
import thalweg.session.Session.Role;
import thalweg.session.SessionException;
import thalweg.symmetry.Permutation;
import thalweg.symmetry.PermutationFile;
import thalweg.symmetry.Symmetry;
import thalweg.words.Phrase;

/** A session's files opened, as they are to stand on the desk. On any thread: it reads files. */
final class SessionReading {
    private final Session session;
    private final Path file;
    private final Models.Options options;
    private final List<OpenModel> models = new ArrayList<>();
    private final List<Phrase> remarks = new ArrayList<>();
    private @Nullable Dataset training;

    /**
     * @param session with its files where they are now
     * @param file the session's, for sentences
     * @param options how models are read
     */
    SessionReading(Session session, Path file, Models.Options options) {
        this.session = session;
        this.file = file;
        this.options = options;
    }

    /**
     * What was read.
     *
     * @param remarks what is not as it was, in sentences
     */
    record Opened(Session session, Moment moment, List<Phrase> remarks) {}

    /**
     * Reads everything.
     *
     * @throws Problem when a model can't be read
     */
    Opened read() {
        for (Session.ModelFile told : session.models()) {
            models.add(open(told));
        }
        OpenModel a = model(Role.A);
        OpenModel b = model(Role.B);
        OpenModel c = model(Role.C);
        DataChoice data = data();
        PairInHand pair = a == null || b == null ? null : PairInHand.of(a, b);
        List<KeptSearch> compared = pair == null ? List.of() : compared(pair, data);
        SearchResult result =
                session.shown() < 0 || pair == null ? null : compared.get(session.shown()).result();
        TrioInHand trio = pair == null || c == null ? null : TrioInHand.of(pair, c);
        SearchSetting by = result == null ? session.chosen().setting() : result.setting();
        Session.Three three = session.three();
        var moment =
                new Moment(
                        models,
                        a,
                        b,
                        c,
                        pair,
                        data,
                        session.data() == null
                                ? thalweg.evaluation.Renormalization.NONE
                                : session.data().statistics(),
                        session.data() == null
                                ? thalweg.evaluation.Statistics.EXAMPLES
                                : session.data().statisticsExamples(),
                        session.chosen().setting(),
                        session.chosen().seed(),
                        result,
                        method(by, data),
                        result != null,
                        compared,
                        strategy(three),
                        three == null ? 0 : Math.min(three.anchor(), 2),
                        trio == null || three == null || three.found() == null
                                ? null
                                : found(three.found(), trio, data),
                        three != null && three.wanted(),
                        new Moment.Look(
                                session.view().alpha(),
                                session.view().gamma(),
                                session.view().layer(),
                                session.view().step(),
                                session.view().looking()),
                        session.steps(),
                        0);
        return new Opened(session, moment, remarks);
    }

    private OpenModel open(Session.ModelFile told) {
        FileStamp stamp = FileStamp.of(told.file());
        String network = told.network();
        Models.Options how =
                network == null
                        ? options
                        : options.describedBy(
                                new Description(
                                        network, Phrase.of("badnetwork.the-sessions-description")));
        Model model = Models.open(told.file(), how);
        var open = new OpenModel(model, Symmetry.of(model.network()), stamp, network);
        if (!told.sha256().isEmpty() && !open.sha256().equals(told.sha256())) {
            remarks.add(Phrase.of("notices.session.changed", model.name(), told.file()));
        }
        return open;
    }

    private @Nullable OpenModel model(Role role) {
        for (int m = 0; m < models.size(); m++) {
            if (session.models().get(m).role() == role) {
                return models.get(m);
            }
        }
        return null;
    }

    private @Nullable DataChoice data() {
        Session.Data told = session.data();
        if (told == null) {
            return null;
        }
        try {
            return new DataChoice(
                    told.location(),
                    Datasets.splits(told.location()),
                    Datasets.open(told.location(), told.split(), told.inputs()),
                    told.limit(),
                    StatisticsChoice.NONE);
        } catch (Problem e) {
            remarks.add(Phrase.of("notices.session.data", e.whereSaid()));
            return null;
        }
    }

    /** Read once for all searches that need it. */
    private @Nullable Dataset training(SearchSetting setting, @Nullable DataChoice data) {
        if (!setting.needsTraining() || data == null || !TrainingSplit.isIn(data)) {
            return null;
        }
        Dataset read = training;
        if (read == null) {
            read = TrainingSplit.open(data);
            training = read;
        }
        return read;
    }

    private Method method(SearchSetting setting, @Nullable DataChoice data) {
        return Method.of(setting, training(setting, data));
    }

    private List<KeptSearch> compared(PairInHand pair, @Nullable DataChoice data) {
        List<KeptSearch> compared = new ArrayList<>();
        for (Session.Found found : session.found()) {
            SearchSetting setting = found.setting();
            compared.add(
                    new KeptSearch(
                            result(found, pair),
                            pair,
                            method(setting, data),
                            true,
                            KeptSearch.trainedOn(setting, data),
                            compared.size()));
        }
        return compared;
    }

    private SearchResult result(Session.Found found, PairInHand pair) {
        Permutation permutation =
                PermutationFile.of(found.permutation(), file, pair.pair().symmetry());
        double startLoss = Double.isNaN(found.loss()) ? Double.NaN : Double.POSITIVE_INFINITY;
        Snapshot start = snapshot(pair, pair.still(), 0, 0, startLoss, 0);
        Snapshot best =
                snapshot(
                        pair,
                        permutation,
                        found.step(),
                        found.sweep(),
                        found.loss(),
                        found.seconds());
        return new SearchResult(
                found.setting(),
                found.seed(),
                found.sweep(),
                found.seconds(),
                !found.converged(),
                found.step() == 0 ? List.of(start) : List.of(start, best),
                found.step() == 0 ? start : best);
    }

    private static Snapshot snapshot(
            PairInHand pair,
            Permutation permutation,
            int step,
            int sweep,
            double loss,
            double seconds) {
        var moved = permutation.apply(pair.pair().b());
        return new Snapshot(
                step,
                sweep,
                "",
                permutation,
                pair.pair().a().dot(moved),
                pair.pair().a().distance(moved),
                loss,
                seconds);
    }

    private static Strategies.Kind strategy(Session.@Nullable Three three) {
        return three == null
                ? Strategies.kinds().getFirst()
                : Strategies.kind(three.strategy()).orElse(Strategies.kinds().getFirst());
    }

    private ThreeState.Found found(
            Session.SeveralFound told, TrioInHand trio, @Nullable DataChoice data) {
        var symmetry = trio.several().symmetry();
        List<Permutation> permutations =
                told.permutations().stream()
                        .map(p -> PermutationFile.of(p, file, symmetry))
                        .toList();
        if (permutations.size() != trio.several().size()) {
            throw new SessionException(
                    Phrase.of("badsession.permutations-of-models", permutations.size()),
                    file.toString(),
                    Phrase.of("remedies.search-three-again"));
        }
        var best =
                new SeveralSnapshot(
                        told.step(),
                        told.rounds(),
                        -1,
                        permutations,
                        told.objective(),
                        told.l2(),
                        told.seconds());
        return new ThreeState.Found(
                new SeveralResult(
                        told.strategy(),
                        Math.min(told.anchor(), 2),
                        permutations,
                        told.search().seed(),
                        told.rounds(),
                        told.seconds(),
                        !told.converged(),
                        List.of(start(trio), best),
                        best),
                told.search().setting(),
                method(told.search().setting(), data));
    }

    /** The three as they are. */
    private static SeveralSnapshot start(TrioInHand trio) {
        List<Parameters> models = trio.several().models();
        double objective = 0;
        double squares = 0;
        int pairs = 0;
        for (int m = 0; m < models.size(); m++) {
            for (int n = m + 1; n < models.size(); n++) {
                objective += models.get(m).dot(models.get(n));
                double distance = models.get(m).distance(models.get(n));
                squares += distance * distance;
                pairs++;
            }
        }
        Permutation still = trio.pair().still();
        return new SeveralSnapshot(
                0, 0, -1, List.of(still, still, still), objective, Math.sqrt(squares / pairs), 0);
    }
}
