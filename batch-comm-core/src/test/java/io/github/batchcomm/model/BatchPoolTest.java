package io.github.batchcomm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.batchcomm.TestInventory;
import io.github.batchcomm.flow.PortRange;
import io.github.batchcomm.flow.Protocol;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts and pools as values: what is unknown, what is refused. */
class BatchPoolTest {

  private static final BatchPool BARE = BatchPool.builder().id("pool1").build();

  @Nested
  class Nodes {

    @ParameterizedTest
    @CsvSource({
      "0, 0, NONE",
      "1, 0, SOME",
      "0, 1, SOME",
      "2, 3, SOME",
      "1, , SOME",
      ", 1, SOME",
      "0, , UNKNOWN",
      ", 0, UNKNOWN",
      ", , UNKNOWN",
    })
    void areTherePerBothCounts(Integer dedicated, Integer lowPriority, NodePresence nodes) {
      BatchPool.Builder pool = BatchPool.builder().id("pool1");
      if (dedicated != null) {
        pool.currentDedicatedNodes(dedicated);
      }
      if (lowPriority != null) {
        pool.currentLowPriorityNodes(lowPriority);
      }
      assertThat(pool.build().nodes()).isEqualTo(nodes);
    }

    @Test
    void cannotBeFewerThanNone() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> BatchPool.builder().id("p").currentDedicatedNodes(-1).build())
          .withMessage("Pool 'p' has a negative number of nodes");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> BatchPool.builder().id("p").currentLowPriorityNodes(-1).build())
          .withMessage("Pool 'p' has a negative number of nodes");
    }

    @Test
    void cannotBeOlderThanTheirPool() {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  BatchPool.builder()
                      .id("p")
                      .creationTime(Instant.parse("2022-03-02T00:00:00Z"))
                      .lastScaledFromZero(Instant.parse("2022-03-01T00:00:00Z"))
                      .build())
          .withMessage(
              "Pool 'p' last scaled from zero at 2022-03-01T00:00:00Z, before it was created at"
                  + " 2022-03-02T00:00:00Z");
    }

    @Test
    void mayBeAsOldAsTheirPool() {
      Instant at = Instant.parse("2022-03-02T00:00:00Z");
      BatchPool pool = BatchPool.builder().id("p").creationTime(at).lastScaledFromZero(at).build();
      assertThat(pool.lastScaledFromZero()).hasValue(at);
    }
  }

  @Nested
  class WhatIsLeftOut {

    @Test
    void ofAPoolIsUnknown() {
      assertThat(BARE.configuration()).isEqualTo(PoolConfiguration.UNKNOWN);
      assertThat(BARE.subnet().isUnknown()).isTrue();
      assertThat(BARE.publicIpProvision()).isEqualTo(PublicIpProvision.UNKNOWN);
      assertThat(BARE.noPublicIpGeneration()).isEqualTo(NoPublicIpGeneration.UNKNOWN);
      assertThat(BARE.allocationState()).isEqualTo(AllocationState.UNKNOWN);
      assertThat(BARE.targetMode()).isEqualTo(NodeCommunicationMode.UNKNOWN);
      assertThat(BARE.currentMode()).isEqualTo(NodeCommunicationMode.UNKNOWN);
      assertThat(BARE.workloads()).isEmpty();
    }

    @Test
    void ofAnAccountIsUnknown() {
      BatchAccount account =
          BatchAccount.builder().name("acct1").region(Region.of("westeurope")).build();
      assertThat(account.publicNetworkAccess()).isEqualTo(PublicNetworkAccess.UNKNOWN);
      assertThat(account.poolAllocationMode()).isEqualTo(PoolAllocationMode.UNKNOWN);
      assertThat(account.autoStorage().isUnknown()).isTrue();
      assertThat(account.accountAccess().isUnknown()).isTrue();
      assertThat(account.nodeManagementAccess().isUnknown()).isTrue();
      assertThat(account.privateEndpointConnections()).isEmpty();
      assertThat(account.modelHistory()).isEmpty();
      assertThat(account.subscription()).isEmpty();
    }

    @Test
    void ofAPrivateEndpointConnectionIsUnknown() {
      assertThat(PrivateEndpointConnection.builder().build().status())
          .isEqualTo(PrivateEndpointConnectionStatus.UNKNOWN);
    }

    @Test
    void mayNotBeTheIdOfAPool() {
      assertThatThrownBy(() -> BatchPool.builder().build())
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("id");
    }

    @Test
    void mayNotBeTheRegionOfAnAccount() {
      assertThatThrownBy(() -> BatchAccount.builder().name("acct1").build())
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("region");
    }
  }

  @Nested
  class Presences {

    @Test
    void ofNoneAndOfUnknownDiffer() {
      assertThat(Presence.none()).isNotEqualTo(Presence.unknown());
    }

    @Test
    void haveAValueOnlyIfItIsThere() {
      assertThat(Presence.of("it").value()).hasValue("it");
      assertThat(Presence.none().value()).isEmpty();
      assertThat(Presence.unknown().value()).isEmpty();
    }

    @Test
    void areExactlyOneOfThree() {
      assertThat(Presence.of("it").isPresent()).isTrue();
      assertThat(Presence.of("it").isAbsent()).isFalse();
      assertThat(Presence.of("it").isUnknown()).isFalse();
      assertThat(Presence.none().isAbsent()).isTrue();
      assertThat(Presence.none().isUnknown()).isFalse();
      assertThat(Presence.unknown().isUnknown()).isTrue();
      assertThat(Presence.unknown().isPresent()).isFalse();
    }
  }

  @Nested
  class Copies {

    @Test
    void ofAPoolHoldAllItsValues() {
      BatchPool pool = TestInventory.poolInCustomerNetwork();
      assertThat(pool.toBuilder().build()).isEqualTo(pool).hasSameHashCodeAs(pool);
    }

    @Test
    void ofAnAccountHoldAllItsValues() {
      BatchAccount account = TestInventory.account();
      assertThat(account.toBuilder().build()).isEqualTo(account).hasSameHashCodeAs(account);
    }

    @Test
    void ofAPoolMayDifferInOneValue() {
      BatchPool pool = TestInventory.poolInCustomerNetwork();
      BatchPool other = pool.toBuilder().currentDedicatedNodes(7).build();
      assertThat(other).isNotEqualTo(pool);
      assertThat(other.currentDedicatedNodes()).hasValue(7);
      assertThat(other.creationTime()).isEqualTo(pool.creationTime());
    }
  }

  @Test
  void theSubscriptionOfAnAccountStandsInItsId() {
    assertThat(TestInventory.account().subscription()).hasValue("sub1");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 65_536})
  void anInboundNatPoolNeedsAPortOnTheNode(int port) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new InboundNatPool("ssh", Protocol.TCP, port, new PortRange(15_000, 15_100)))
        .withMessage("Backend port %s of inbound NAT pool 'ssh' is outside 1 to 65535", port);
  }
}
