package io.github.batchcomm.testkit.assertions;

import static io.github.batchcomm.testkit.assertions.BatchAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.batchcomm.network.Layer;
import io.github.batchcomm.network.NetworkAudit;
import io.github.batchcomm.testkit.laws.NetworkSamples;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

class NetworkAuditAssertTest {

  private static final String MANAGEMENT = "simplified-node-management-outbound";

  private static final String STORAGE = "classic-storage-outbound";

  private final NetworkAudit audit = NetworkSamples.audit(NetworkSamples.denyingStorage());

  private final NetworkAudit open = NetworkSamples.audit(NetworkSamples.withoutServiceTags());

  @Test
  void severalFlowsAreAssertedInOneSentence() {
    assertThat(audit)
        .permits(MANAGEMENT)
        .blocks(STORAGE)
        .by("nsg-batch", "DenyStorage")
        .onlyBy("nsg-batch", "DenyStorage")
        .in(Layer.SUBNET_NSG)
        .and()
        .permits(MANAGEMENT);
    assertThat(open).leavesOpen(STORAGE);
  }

  @Test
  void whatIsNotPermittedTellsWhatStopsItAndAnExample() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(audit).as("frames").permits(STORAGE))
        .withMessage(
            "[frames] Expected 'classic-storage-outbound' to be permitted, but it is blocked: rule"
                + " DenyStorage of nsg-batch (network security group on the subnet) denies, such as"
                + " TCP 10.0.0.4:49152 -> 198.51.100.1:443");
  }

  @Test
  void whatIsOpenTellsWhatIsMissing() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(open).permits(STORAGE))
        .withMessageStartingWith(
            "Expected 'classic-storage-outbound' to be permitted, but it is undetermined: ");
  }

  @Test
  void whatIsPermittedIsNeitherBlockedNorOpen() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(audit).blocks(MANAGEMENT))
        .withMessage("Expected '" + MANAGEMENT + "' to be blocked, but it is permitted");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(audit).leavesOpen(MANAGEMENT))
        .withMessage("Expected '" + MANAGEMENT + "' to be undetermined, but it is permitted");
  }

  @Test
  void anotherBlockerIsShownWithTheFlow() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(audit).blocks(STORAGE).by("nsg-batch", "DenyAllOutBound"))
        .withMessageStartingWith(
            "[classic-storage-outbound] Expected rule DenyAllOutBound of nsg-batch to stop it, but"
                + " what does is rule DenyStorage of nsg-batch");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(audit).blocks(STORAGE).in(Layer.ROUTE))
        .withMessageContaining("Expected something in ROUTE to stop it");
  }

  @Test
  void aFlowThatIsNotAuditedIsShownWithThoseThatAre() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(audit).permits("nothing-of-the-kind"))
        .withMessageStartingWith(
            "Expected the flow 'nothing-of-the-kind' to be audited, but only [")
        .withMessageContaining(STORAGE);
  }

  @Test
  void severalFailuresAreCollectedWhereItIsSoft() {
    SoftAssertions softly = new SoftAssertions();
    softly.proxy(NetworkAuditAssert.class, NetworkAudit.class, audit).permits(STORAGE);
    softly.proxy(NetworkAuditAssert.class, NetworkAudit.class, audit).leavesOpen(MANAGEMENT);

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(softly::assertAll)
        .withMessageContaining("to be permitted")
        .withMessageContaining("to be undetermined");
  }
}
