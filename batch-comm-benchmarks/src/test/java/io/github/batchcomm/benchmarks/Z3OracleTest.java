package io.github.batchcomm.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.batchcomm.flow.FlowSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random groups, about which Z3 is asked too. A failure prints the seed and the whole case. */
class Z3OracleTest {

  private static final int CASES = Integer.getInteger("oracle.cases", 500);

  private static final long SEED = Long.getLong("oracle.seed", 1);

  private static final Z3Engine Z3 = new Z3Engine();

  static Stream<NetworkEngine> others() {
    return Stream.of(new NaiveBoxEngine(), new BddEngine());
  }

  @Test
  void theLibraryBlocksExactlyWhatZ3DoesOnRandomGroups() {
    ExactEngine library = new LibraryEngine();
    int implied = 0;
    for (long seed = SEED; seed < SEED + CASES; seed++) {
      RandomCase randomCase = RandomCase.of(seed);
      Answer expected = Z3.decide(randomCase.group(), randomCase.required());
      FlowSet blocked = library.blocked(randomCase.group(), randomCase.required());

      assertAgrees(library, randomCase, expected);
      if (expected instanceof Answer.NotImplied notImplied) {
        assertThat(blocked.contains(notImplied.witness()))
            .as("%s\nblocks Z3's witness %s", randomCase, notImplied.witness())
            .isTrue();
      }
      assertThat(Z3.refute(randomCase.group(), randomCase.required(), blocked))
          .as("%s\nis said to block %s; a packet that shows the contrary", randomCase, blocked)
          .isEmpty();
      implied += expected.isImplied() ? 1 : 0;
    }
    assertThat(implied).as("implied cases of %s", CASES).isBetween(CASES / 5, CASES * 4 / 5);
  }

  @ParameterizedTest
  @MethodSource("others")
  void theOtherEnginesAnswerAsZ3DoesOnRandomGroups(NetworkEngine engine) {
    LongStream.range(SEED, SEED + Math.min(CASES, 100))
        .mapToObj(RandomCase::of)
        .forEach(
            randomCase ->
                assertAgrees(
                    engine, randomCase, Z3.decide(randomCase.group(), randomCase.required())));
  }

  /** The same verdict, and both witnesses are required and not allowed. */
  private static void assertAgrees(NetworkEngine engine, RandomCase randomCase, Answer expected) {
    Workload workload =
        new Workload(randomCase.group(), randomCase.required(), expected.isImplied());
    assertThatCode(() -> workload.check(expected))
        .as("Z3 on %s", randomCase)
        .doesNotThrowAnyException();
    assertThatCode(() -> workload.check(workload.ask(engine)))
        .as("%s on %s", engine.name(), randomCase)
        .doesNotThrowAnyException();
  }
}
