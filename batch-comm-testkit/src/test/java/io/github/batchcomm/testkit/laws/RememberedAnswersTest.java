package io.github.batchcomm.testkit.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.Editions;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A sample of the grid, asked of rules that remember. */
class RememberedAnswersTest {

  /** Prime, so that no choice of the grid is left out throughout. */
  private static final int STRIDE = 29;

  static List<Edition> editions() {
    return Editions.all();
  }

  @ParameterizedTest
  @MethodSource("editions")
  void overTheGridTheyAreThoseGivenAtFirst(Edition edition) {
    BatchCommunication experienced = BatchCommunication.of(edition);
    int[] visited = {0};

    new ResolutionGrid(edition)
        .forEach(
            (account, pool, asOf) -> {
              if (visited[0]++ % STRIDE == 0) {
                RememberedAnswers.check(experienced, account, pool, asOf);
              }
            });

    assertThat(visited[0]).isGreaterThan(STRIDE);
  }
}
