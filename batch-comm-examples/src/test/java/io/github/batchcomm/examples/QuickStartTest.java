package io.github.batchcomm.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class QuickStartTest {

  @Test
  void itPrintsTheModelsAndWhatTheyNeed() {
    assertThat(printed().lines())
        .containsExactly(
            "now [CLASSIC], after a scale-out [SIMPLIFIED]",
            "REQUIRED INBOUND [29876-29877] BatchNodeManagement.WestEurope",
            "REQUIRED OUTBOUND [443] Storage.WestEurope",
            "CONDITIONAL OUTBOUND [443] BatchNodeManagement.WestEurope",
            "CONDITIONAL OUTBOUND [443] BatchNodeManagement.WestEurope",
            "CONDITIONAL OUTBOUND [443] private endpoint to nodeManagement");
  }

  private static String printed() {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      QuickStart.main(new String[0]);
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
