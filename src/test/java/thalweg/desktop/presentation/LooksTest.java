package thalweg.desktop.presentation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import javafx.beans.property.SimpleIntegerProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LooksTest {
    private final Looks looks = new Looks();
    private final SimpleIntegerProperty vectors = new SimpleIntegerProperty(48);

    @ParameterizedTest
    @ValueSource(strings = {"0", "000", "-1", "1e3", "1234567", "all", ""})
    void aDamagedNumberIsNotChosen(String value) {
        looks.number("vectors", vectors);
        looks.choose(Map.of("vectors", value));
        assertEquals(48, vectors.get());
    }

    @Test
    void aNumberIsChosenAsSoonAsItCanBe() {
        looks.choose(Map.of("vectors", "100"));
        looks.number("vectors", vectors);
        assertEquals(100, vectors.get());
    }
}
