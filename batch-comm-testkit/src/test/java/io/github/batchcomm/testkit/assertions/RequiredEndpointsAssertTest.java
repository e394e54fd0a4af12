package io.github.batchcomm.testkit.assertions;

import static io.github.batchcomm.model.CommunicationModel.CLASSIC;
import static io.github.batchcomm.model.CommunicationModel.SIMPLIFIED;
import static io.github.batchcomm.testkit.assertions.BatchAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.endpoint.NetworkOwner;
import io.github.batchcomm.endpoint.RequiredEndpoint;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.flow.Protocol;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RequiredEndpointsAssertTest {

  private final ImmutableList<RequiredEndpoint> endpoints = Answers.endpoints();

  @Test
  void aFlowIsFoundByItsId() {
    assertThat(endpoints).require("classic-storage-outbound").withRemote("Storage.WestEurope");
  }

  @Test
  void severalFlowsAreAssertedInOneSentence() {
    assertThat(endpoints)
        .require("classic-node-management-inbound")
        .withDirection(Direction.INBOUND)
        .withPorts("29876-29877")
        .withProtocols(Protocol.TCP)
        .forModels(CLASSIC)
        .unconditionally()
        .inNetworkOf(NetworkOwner.BATCH)
        .and()
        .require("classic-batch-outbound")
        .onCondition()
        .and()
        .doNotRequire("cloud-services-inbound")
        .requireExactly(
            "simplified-node-management-outbound",
            "simplified-private-endpoint-outbound",
            "classic-storage-outbound",
            "classic-node-management-inbound",
            "classic-batch-outbound");
  }

  @Test
  void theAssertionsAboutListsAreStillThere() {
    assertThat(endpoints)
        .isNotEmpty()
        .filteredOn(flow -> flow.direction() == Direction.INBOUND)
        .requireExactly("classic-node-management-inbound")
        .hasSize(1)
        .first()
        .isSameAs(endpoints.get(0));
  }

  @Test
  void aMissingFlowIsShownWithThoseThatThereAre() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(endpoints.subList(0, 2)).require("ssh-inbound"))
        .withMessage(
            "Expected the flow 'ssh-inbound' to be needed, but only"
                + " [classic-node-management-inbound, classic-storage-outbound] are");
  }

  @Test
  void anUnwantedFlowIsShown() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(endpoints).doNotRequire("classic-batch-outbound"))
        .withMessageStartingWith("Expected the flow 'classic-batch-outbound' not to be needed");
  }

  @Test
  void flowsMissingAndTooManyAreBothShown() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () ->
                assertThat(endpoints.subList(0, 2))
                    .requireExactly("ssh-inbound", "classic-storage-outbound"))
        .withMessage(
            "Expected exactly the flows [ssh-inbound, classic-storage-outbound] to be needed, but"
                + " [ssh-inbound] are not, and [classic-node-management-inbound] are needed too");
  }

  @Test
  void aWrongPartOfAFlowIsShownWithTheFlow() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () ->
                assertThat(endpoints)
                    .as("frames")
                    .require("classic-storage-outbound")
                    .withPorts("80", "443"))
        .withMessage(
            "[frames, classic-storage-outbound] Expected the ports to be [80, 443], but found"
                + " [443]");
  }

  static Stream<Consumer<RequiredEndpointAssert>> whatDoesNotHold() {
    return Stream.of(
        it -> it.withRemote("Storage"),
        it -> it.withPorts("444"),
        it -> it.withProtocols(Protocol.TCP, Protocol.UDP),
        it -> it.withDirection(Direction.INBOUND),
        it -> it.forModels(CLASSIC, SIMPLIFIED),
        it -> it.inNetworkOf(NetworkOwner.CUSTOMER),
        it -> it.onCondition(),
        it -> it.optionally());
  }

  @ParameterizedTest
  @MethodSource("whatDoesNotHold")
  void whatDoesNotHoldFailsAndNamesTheFlow(Consumer<RequiredEndpointAssert> assertion) {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () -> assertion.accept(assertThat(endpoints).require("classic-storage-outbound")))
        .withMessageStartingWith("[classic-storage-outbound] Expected the ");
  }

  @Test
  void portsThatAreNoneAreRefused() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(
            () -> assertThat(endpoints).require("classic-storage-outbound").withPorts("https"))
        .withMessageContaining("https");
  }
}
