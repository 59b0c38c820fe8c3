package thalweg.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecentSessionsTest {
    @TempDir Path folder;

    private Path session(String name) throws IOException {
        return Files.createFile(folder.resolve(name + ".thalweg"));
    }

    @Test
    void theNewestStandsFirstAndNoneTwice() throws IOException {
        Path one = session("one");
        Path two = session("two");
        var recent = new RecentSessions(folder.resolve("state"));
        assertEquals(List.of(), recent.read());
        recent.add(one);
        recent.add(two);
        recent.add(one);
        assertEquals(List.of(one, two), new RecentSessions(folder.resolve("state")).read());
    }

    @Test
    void oneThatIsGoneIsNotOfferedAndComesBackWithItsDisk() throws IOException {
        Path one = session("one");
        var recent = new RecentSessions(folder);
        recent.add(one);
        Files.delete(one);
        recent.add(session("two"));
        assertEquals(List.of(folder.resolve("two.thalweg")), recent.read());
        session("one");
        assertEquals(2, recent.read().size());
    }

    @Test
    void onlyTheLastEightAreKept() throws IOException {
        var recent = new RecentSessions(folder);
        List<Path> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            all.addFirst(session("s" + i));
            recent.add(all.getFirst());
        }
        assertEquals(all.subList(0, RecentSessions.MOST), recent.read());
    }

    @Test
    void aFileThatIsNoListDoesNoHarm() throws IOException {
        Files.write(folder.resolve("recent.txt"), new byte[] {(byte) 0xc3, 0, 10, 1});
        var recent = new RecentSessions(folder);
        assertEquals(List.of(), recent.read());
        Path one = session("one");
        recent.add(one);
        assertEquals(List.of(one), recent.read());
    }

    @Test
    void aFolderThatCannotBeMadeIsASentence() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        var recent = new RecentSessions(file.resolve("state"));
        Path one = session("one");
        assertThrows(SessionException.class, () -> recent.add(one));
    }
}
