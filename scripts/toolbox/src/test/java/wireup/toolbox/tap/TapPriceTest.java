package wireup.toolbox.tap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TapPriceTest {

    private static final long MILLISECOND = TimeUnit.MILLISECONDS.toNanos(1);

    @Test
    @DisplayName("The tap adds less than a millisecond to a small echo, in the median; one of three tries must show it")
    void echo() throws IOException {
        List<Long> added = new ArrayList<>();
        do {
            added.add(TapPrice.ofEcho(200).added());
        } while (added.getLast() >= MILLISECOND && added.size() < 3);
        assertThat(added).as("nanoseconds added").anyMatch(one -> one < MILLISECOND);
    }

    @Test
    @DisplayName("The table tells both ways, and what lies between them")
    void table() {
        Histogram direct = new Histogram(3);
        Histogram tapped = new Histogram(3);
        direct.recordValue(40_000);
        tapped.recordValue(120_000);
        assertThat(new TapPrice(direct, tapped, List.of(new TapPrice.Rate("1 KiB", 1600.4, 400))).table())
                .isEqualTo("""
                | What the tap costs | direct | through the tap |  |
                | --- | ---: | ---: | ---: |
                | Echo of 16 bytes, median | 40 µs | 120 µs | + 80 µs |
                | Echo of 16 bytes, 99 % | 40 µs | 120 µs | + 80 µs |
                | Frames of 1 KiB, one way | 1600 MB/s | 400 MB/s | × 0.25 |
                """);
    }
}
