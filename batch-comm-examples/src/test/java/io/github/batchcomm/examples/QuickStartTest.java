package io.github.batchcomm.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuickStartTest {

  @Test
  void itPrintsTheModelsAndWhatTheyNeed() {
    assertThat(Printed.by(QuickStart::main))
        .containsExactly(
            "now [CLASSIC], after a scale-out [SIMPLIFIED]",
            "REQUIRED INBOUND [29876-29877] BatchNodeManagement.WestEurope",
            "REQUIRED OUTBOUND [443] Storage.WestEurope",
            "CONDITIONAL OUTBOUND [443] BatchNodeManagement.WestEurope",
            "CONDITIONAL OUTBOUND [443] BatchNodeManagement.WestEurope",
            "CONDITIONAL OUTBOUND [443] private endpoint to nodeManagement");
  }
}
