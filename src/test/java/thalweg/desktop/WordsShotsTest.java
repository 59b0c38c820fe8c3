package thalweg.desktop;
import org.junit.jupiter.api.Test;
class WordsShotsTest { @Test void shots() throws Exception { Screens.main(new String[] {"target/screens", "1280", "720", System.getProperty("shots","words"), "zh"}); } }
