package thalweg.engine;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import thalweg.words.Phrase;

/** One of the machine's own libraries, opened and never closed. */
final class NativeLibrary {
    private final Path file;
    private final SymbolLookup symbols;

    /**
     * @throws EngineException when it can't be opened
     */
    @SuppressWarnings("restricted") // The file was asked for, by option or by name.
    NativeLibrary(Path file) {
        this.file = file;
        try {
            symbols = SymbolLookup.libraryLookup(file, Arena.global());
        } catch (IllegalArgumentException e) {
            throw EngineException.failure(
                    Phrase.of("badengine.library-cannot-opened", file.getFileName()),
                    Phrase.of("badfiles.of", file, Problem.reason(e)),
                    Phrase.of("remedies.install-cuda-drivers-version-use-device-cpu"),
                    e);
        }
    }

    /**
     * @throws EngineException when the library has no such function
     */
    @SuppressWarnings("restricted") // The signatures are checked against the C headers.
    MethodHandle function(String name, FunctionDescriptor descriptor) {
        return Linker.nativeLinker()
                .downcallHandle(
                        symbols.find(name)
                                .orElseThrow(
                                        () ->
                                                EngineException.failure(
                                                        Phrase.of(
                                                                "badengine.library-has-no-function",
                                                                file.getFileName(),
                                                                name),
                                                        file.toString(),
                                                        Phrase.of(
                                                                "remedies.install-cuda-11-12-13-use-device"),
                                                        null)),
                        descriptor);
    }
}
