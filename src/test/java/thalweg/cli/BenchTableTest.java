package thalweg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchTableTest {
    @Test
    void aPersonGetsATableAndNoMap() {
        var fields = new LinkedHashMap<String, Object>();
        var match = new LinkedHashMap<String, Object>();
        match.put("seconds", 0.40823);
        match.put("sweeps", 16);
        match.put("l2After", 36.6123);
        fields.put("match", match);
        fields.put("spectrum", Map.of("seconds", 0.2));
        fields.put("interpolate", Map.of("seconds", 1.25, "points", 11, "examples", 10000));
        var assignment = new LinkedHashMap<String, Object>();
        assignment.put("512", 0.0031);
        assignment.put("1024", 0.0172);
        fields.put("assignment", assignment);
        fields.put("scores", Map.of("first-sweep", 0.0042));
        fields.put("cold", Map.of("match", Map.of("seconds", 0.9)));
        fields.put("device", "CPU · AVX2");
        String table = BenchTable.of(fields);
        assertFalse(table.contains("{"), table);
        assertEquals(
                """
                work                       seconds  warm median of five
                weight matching             0.4082  16 sweeps, L2 after 36.6123
                  the first, cold           0.9000  once
                every singular value of A   0.2000
                curves, naive and matched   1.2500  11 points, 10,000 examples
                assignment of 512           0.0031  random scores
                assignment of 1024          0.0172  random scores
                assignment of first-sweep   0.0042  given scores

                Computed on CPU · AVX2.
                """,
                table);
    }
}
