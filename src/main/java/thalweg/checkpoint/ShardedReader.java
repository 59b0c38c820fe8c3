package thalweg.checkpoint;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import thalweg.words.Phrase;

/** Reads a model whose tensors lie in several safetensors or PyTorch files, by their index. */
final class ShardedReader {
    private final ShardIndex index;

    /** As the user named it: the index, its folder, or one of the shards. */
    private final Path opened;

    private ShardedReader(ShardIndex index, Path opened) {
        this.index = index;
        this.opened = opened;
    }

    /** The whole model, where a path is a folder with an index; null otherwise. */
    static @Nullable Checkpoint folder(Path path) {
        var index = Files.isDirectory(path) ? ShardIndex.in(path) : null;
        return index == null ? null : new ShardedReader(index, path).read();
    }

    /** The whole model, where a file is an index or one of its shards; null otherwise. */
    static @Nullable Checkpoint file(SourceFile file, byte[] head) {
        var index =
                ShardIndex.mayBegin(head)
                        ? ShardIndex.read(file)
                        : shard(head) ? ShardIndex.listing(file.path()) : null;
        return index == null ? null : new ShardedReader(index, file.path()).read();
    }

    private static boolean shard(byte[] head) {
        return FileKind.zip(head)
                || SafetensorsReader.recognises(head)
                || LegacyTorchReader.recognises(head);
    }

    private Checkpoint read() {
        Set<String> files = new TreeSet<>(index.shards().values());
        List<Tensor> tensors = new ArrayList<>();
        var metadata = new LinkedHashMap<>(index.metadata());
        Set<String> formats = new TreeSet<>();
        Set<String> found = new HashSet<>();
        for (String name : files) {
            Checkpoint shard = open(name);
            formats.add(shard.format());
            shard.metadata().forEach(metadata::putIfAbsent);
            for (Tensor tensor : shard.tensors()) {
                requirePlace(tensor.name(), name);
                found.add(tensor.name());
                tensors.add(tensor);
            }
        }
        index.shards().forEach((tensor, shard) -> requireFound(tensor, shard, found));
        String format = "%s, %,d shards".formatted(String.join(" and ", formats), files.size());
        return Names.stripped(new Checkpoint(opened, format, tensors, metadata));
    }

    private Checkpoint open(String name) {
        Path path = index.file().resolveSibling(name);
        if (!Files.exists(path)) {
            throw new CheckpointException(
                    Phrase.of("badcheckpoint.shard-missing", Text.shown(name)),
                    index.file().toString(),
                    Phrase.of("remedies.put-beside-index"));
        }
        var file = SourceFile.of(path);
        byte[] head = file.head();
        if (FileKind.zip(head)) {
            var zip = ZipDirectory.of(file);
            if (TorchReader.recognises(zip)) {
                return TorchReader.asNamed(zip);
            }
        }
        if (LegacyTorchReader.recognises(head)) {
            return LegacyTorchReader.asNamed(file);
        }
        if (SafetensorsReader.recognises(head)) {
            return SafetensorsReader.asNamed(file);
        }
        throw new CheckpointException(
                Phrase.of("badcheckpoint.shard-neither-safetensors-nor-pytorch-file"),
                file.where(),
                Phrase.of("remedies.fetch-again"));
    }

    private void requirePlace(String tensor, String shard) {
        String meant = index.shards().get(tensor);
        if (!shard.equals(meant)) {
            throw new CheckpointException(
                    Phrase.of(
                            "badcheckpoint.tensor-lies-in-shard-but",
                            Text.shown(tensor),
                            Text.shown(shard),
                            meant == null
                                    ? Phrase.of("badcheckpoint.index-does-not-list")
                                    : Phrase.of("badcheckpoint.index-says", Text.shown(meant))),
                    index.file().toString(),
                    Phrase.of("remedies.fetch-shards-their-index-again"));
        }
    }

    private void requireFound(String tensor, String shard, Set<String> found) {
        if (!found.contains(tensor)) {
            throw new CheckpointException(
                    Phrase.of(
                            "badcheckpoint.shard-lacks-tensor-index-puts-there",
                            Text.shown(shard),
                            Text.shown(tensor)),
                    index.file().toString(),
                    Phrase.of("remedies.fetch-shards-their-index-again"));
        }
    }
}
