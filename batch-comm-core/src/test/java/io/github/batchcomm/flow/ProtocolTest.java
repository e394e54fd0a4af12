package io.github.batchcomm.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.common.collect.ImmutableSortedSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** IP protocols by number. */
class ProtocolTest {

  @ParameterizedTest
  @CsvSource({"1, ICMP", "6, TCP", "17, UDP", "50, ESP", "51, AH", "0, 0", "132, 132", "255, 255"})
  void aProtocolPrintsItsNameOrItsNumber(int number, String text) {
    assertThat(new Protocol(number)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 256})
  void aNumberThatDoesNotFitTheHeaderIsRefused(int number) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Protocol(number))
        .withMessage("IP protocol number %s is outside 0 to 255", number);
  }

  @ParameterizedTest
  @CsvSource({"6, true", "17, true", "132, true", "33, true", "136, true", "1, false", "50, false"})
  void aProtocolOfTheTransportLayerHasPorts(int number, boolean hasPorts) {
    assertThat(new Protocol(number).hasPorts()).isEqualTo(hasPorts);
  }

  @Test
  void protocolsOfOneNumberAreEqual() {
    assertThat(new Protocol(6)).isEqualTo(Protocol.TCP);
  }

  @Test
  void protocolsAreOrderedByNumber() {
    assertThat(
            ImmutableSortedSet.of(
                Protocol.AH, Protocol.UDP, Protocol.ESP, Protocol.TCP, Protocol.ICMP))
        .containsExactly(Protocol.ICMP, Protocol.TCP, Protocol.UDP, Protocol.ESP, Protocol.AH);
  }
}
