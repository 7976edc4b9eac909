package wireup.toolbox.tap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
}
