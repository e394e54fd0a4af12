package io.github.batchcomm.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkProofsTest {

  @Test
  void everyProofOfTheSampleHolds() {
    List<String> printed = Printed.by(NetworkProofs::main);
    assertThat(printed).contains("  permitted, proof holds");
    assertThat(printed.stream().filter(it -> it.startsWith("  permitted")))
        .allMatch("  permitted, proof holds"::equals);
  }

  @Test
  void aBlockedFlowIsFollowedByTheRuleThatStopsIt() {
    List<String> printed = Printed.by(NetworkProofs::main);
    int flow = printed.indexOf("frames-classic, classic-storage-outbound");
    assertThat(printed.get(flow + 1)).contains("DenyOldRenderFarm").contains("16.7 % of the flow");
  }
}
