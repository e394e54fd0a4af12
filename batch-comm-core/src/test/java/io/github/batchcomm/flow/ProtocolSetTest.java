package io.github.batchcomm.flow;

import static io.github.batchcomm.flow.Protocol.AH;
import static io.github.batchcomm.flow.Protocol.ICMP;
import static io.github.batchcomm.flow.Protocol.TCP;
import static io.github.batchcomm.flow.Protocol.UDP;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Sets of protocols. */
class ProtocolSetTest {

  private static final Protocol LAST = new Protocol(255);

  @Test
  void theOrderDoesNotMatter() {
    assertThat(ProtocolSet.of(UDP, TCP))
        .isEqualTo(ProtocolSet.copyOf(List.of(TCP, UDP, TCP)))
        .hasSameHashCodeAs(ProtocolSet.of(TCP, UDP));
  }

  @Test
  void protocolsComeInTheOrderOfTheirNumbers() {
    assertThat(ProtocolSet.of(LAST, UDP, ICMP, TCP).protocols())
        .containsExactly(ICMP, TCP, UDP, LAST);
    assertThat(ProtocolSet.of(LAST, UDP).first()).hasValue(UDP);
    assertThat(ProtocolSet.NONE.first()).isEmpty();
  }

  @Test
  void aSetContainsItsProtocols() {
    assertThat(ProtocolSet.of(TCP, LAST).contains(TCP)).isTrue();
    assertThat(ProtocolSet.of(TCP, LAST).contains(LAST)).isTrue();
    assertThat(ProtocolSet.of(TCP, LAST).contains(UDP)).isFalse();
  }

  @Test
  void allHoldsAll256() {
    assertThat(ProtocolSet.ALL.size()).isEqualTo(256);
    assertThat(ProtocolSet.ALL.isAll()).isTrue();
    assertThat(ProtocolSet.ALL.contains(new Protocol(0))).isTrue();
    assertThat(ProtocolSet.NONE.isEmpty()).isTrue();
    assertThat(ProtocolSet.NONE.size()).isZero();
  }

  @Test
  void operationsWorkAcrossAllWords() {
    ProtocolSet one = ProtocolSet.of(TCP, new Protocol(100), new Protocol(150), LAST);
    ProtocolSet other = ProtocolSet.of(UDP, new Protocol(100), LAST);
    assertThat(one.union(other).size()).isEqualTo(5);
    assertThat(one.intersection(other)).isEqualTo(ProtocolSet.of(new Protocol(100), LAST));
    assertThat(one.difference(other)).isEqualTo(ProtocolSet.of(TCP, new Protocol(150)));
    assertThat(one.complement().union(one)).isEqualTo(ProtocolSet.ALL);
    assertThat(one.complement().intersects(one)).isFalse();
    assertThat(one.intersects(other)).isTrue();
    assertThat(one.containsAll(other)).isFalse();
    assertThat(one.containsAll(ProtocolSet.of(LAST))).isTrue();
  }

  @Test
  void aSetPrintsTheShorterOfWhatItHoldsAndWhatItDoesNot() {
    assertThat(ProtocolSet.of(UDP, TCP)).hasToString("TCP, UDP");
    assertThat(ProtocolSet.ALL).hasToString("*");
    assertThat(ProtocolSet.NONE).hasToString("none");
    assertThat(ProtocolSet.of(AH, TCP).complement()).hasToString("* except TCP, AH");
  }
}
