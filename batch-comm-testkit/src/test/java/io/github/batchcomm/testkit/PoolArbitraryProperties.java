package io.github.batchcomm.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.NoPublicIpGeneration;
import io.github.batchcomm.model.NodeCommunicationMode;
import io.github.batchcomm.model.NodePresence;
import io.github.batchcomm.model.PoolConfiguration;
import io.github.batchcomm.model.PublicIpProvision;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.SubnetReference;
import io.github.batchcomm.model.Workload;
import io.github.batchcomm.testkit.constraints.FullyKnown;
import io.github.batchcomm.testkit.constraints.InVirtualNetwork;
import io.github.batchcomm.testkit.constraints.OfConfiguration;
import io.github.batchcomm.testkit.constraints.WithCurrentMode;
import io.github.batchcomm.testkit.constraints.WithNodes;
import io.github.batchcomm.testkit.constraints.WithPublicIp;
import io.github.batchcomm.testkit.constraints.WithTargetMode;
import io.github.batchcomm.testkit.constraints.WithoutNodes;
import io.github.batchcomm.testkit.constraints.WithoutPublicIp;
import io.github.batchcomm.testkit.constraints.WithoutVirtualNetwork;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

/** What kinds of pools are generated. */
@StatisticsReport(StatisticsReportMode.OFF)
class PoolArbitraryProperties {

  @Property
  void everyKindOfPoolIsReached(@ForAll BatchPool pool) {
    Reached.each("configuration", pool.configuration());
    Reached.each("provision", pool.publicIpProvision());
    Reached.each("nodes", pool.nodes());
    Reached.each("target", pool.targetMode());
    Reached.each("current", pool.currentMode());
    Reached.each("state", pool.allocationState());
    Reached.both("in a virtual network", pool.subnet().isPresent());
    Reached.both("not in a virtual network", pool.subnet().isAbsent());
    Reached.both("network unknown", pool.subnet().isUnknown());
    Reached.both("creation time", pool.creationTime().isPresent());
    Reached.both("last scaled from zero", pool.lastScaledFromZero().isPresent());
    Reached.both("transition", pool.allocationStateTransitionTime().isPresent());
    Reached.both("workloads declared", pool.workloads().isPresent());
    Reached.both("workloads", pool.workloads().map(ImmutableSet::isEmpty).orElse(true));
    Reached.both("inbound NAT pools", pool.inboundNatPools().isEmpty());
    Reached.both("own public IP addresses", pool.publicIpAddresses().isEmpty());
    Reached.each("nodes by number", Math.min(2, nodes(pool)), List.of(0, 1, 2));
    if (pool.publicIpProvision() == PublicIpProvision.NO_PUBLIC_IP_ADDRESSES) {
      Reached.each("generation", pool.noPublicIpGeneration());
    }
    Reached.both("resource id", pool.resourceId().isPresent());
    Reached.both("pool1", pool.id().equals("pool1"));
    Reached.both("upper case", pool.id().chars().anyMatch(Character::isUpperCase));
    Reached.both("hyphen", pool.id().contains("-"));
    Reached.both("underscore", pool.id().contains("_"));
    Reached.both("long id", pool.id().length() > 50);
    pool.workloads().stream()
        .flatMap(ImmutableSet::stream)
        .forEach(workload -> Reached.each("workload", workload, List.of(Workload.values())));
  }

  @Property
  void whatAPoolShowsOfItselfAgrees(@ForAll BatchPool pool) {
    assertThat(pool.id()).matches("[-_0-9A-Za-z]{1,64}");
    pool.resourceId()
        .ifPresent(
            id -> {
              assertThat(id.type()).isEqualTo("Microsoft.Batch/batchAccounts/pools");
              assertThat(id.name()).isEqualTo(pool.id());
            });
    assertThat(
            Stream.of(
                    pool.resourceId().stream(),
                    pool.subnet().value().map(SubnetReference::id).stream(),
                    pool.publicIpAddresses().stream())
                .flatMap(it -> it)
                .map(ResourceId::subscription)
                .distinct())
        .hasSizeLessThanOrEqualTo(1);
  }

  @Property
  void poolsOfAListHaveIdsOfTheirOwnInMostCases(@ForAll @Size(5) List<BatchPool> pools) {
    Statistics.label("distinct")
        .collect(pools.stream().map(pool -> Ascii.toLowerCase(pool.id())).distinct().count() == 5)
        .coverage(coverage -> coverage.check(true).percentage(share -> share > 80));
  }

  /** Nobody is kept from declaring it, and it must not change what is said of the pool. */
  @Property(tries = 500)
  void aGenerationIsDeclaredEvenOfPoolsWithAddresses(@ForAll @WithPublicIp BatchPool pool) {
    Reached.each("generation of " + pool.publicIpProvision(), pool.noPublicIpGeneration());
    Reached.each(
        "provision",
        pool.publicIpProvision(),
        List.of(PublicIpProvision.BATCH_MANAGED, PublicIpProvision.USER_MANAGED));
  }

  private static int nodes(BatchPool pool) {
    return pool.currentDedicatedNodes().orElse(0) + pool.currentLowPriorityNodes().orElse(0);
  }

  @Property(tries = 20, edgeCases = EdgeCasesMode.FIRST)
  void poolsWithoutNodesAndWithOneComeFirst(@ForAll @InVirtualNetwork BatchPool pool) {
    Reached.each("nodes", Math.min(2, nodes(pool)), List.of(0, 1));
  }

  @Property(tries = 200)
  void constraintsAreKept(
      @ForAll @WithNodes BatchPool withNodes,
      @ForAll @WithoutNodes BatchPool withoutNodes,
      @ForAll @InVirtualNetwork BatchPool inVirtualNetwork,
      @ForAll @WithoutVirtualNetwork BatchPool withoutVirtualNetwork) {
    assertThat(withNodes.nodes()).isEqualTo(NodePresence.SOME);
    assertThat(withoutNodes.nodes()).isEqualTo(NodePresence.NONE);
    assertThat(inVirtualNetwork.subnet().isPresent()).isTrue();
    assertThat(withoutVirtualNetwork.subnet().isAbsent()).isTrue();
  }

  @Property(tries = 200)
  void constraintsOnPublicAddressesAreKept(
      @ForAll @WithPublicIp BatchPool with,
      @ForAll @WithoutPublicIp BatchPool without,
      @ForAll @WithoutPublicIp(NoPublicIpGeneration.V1_PREVIEW) BatchPool first) {
    assertThat(with.publicIpProvision())
        .isIn(PublicIpProvision.BATCH_MANAGED, PublicIpProvision.USER_MANAGED);
    assertThat(without.publicIpProvision()).isEqualTo(PublicIpProvision.NO_PUBLIC_IP_ADDRESSES);
    assertThat(first.publicIpProvision()).isEqualTo(PublicIpProvision.NO_PUBLIC_IP_ADDRESSES);
    assertThat(first.noPublicIpGeneration()).isEqualTo(NoPublicIpGeneration.V1_PREVIEW);
    Reached.each("generation", without.noPublicIpGeneration());
  }

  @Property(tries = 200)
  void constraintsOnKindAndModesAreKept(
      @ForAll @OfConfiguration(PoolConfiguration.CLOUD_SERVICES) BatchPool cloudServices,
      @ForAll @WithTargetMode({NodeCommunicationMode.CLASSIC, NodeCommunicationMode.SIMPLIFIED})
          BatchPool asking,
      @ForAll @WithCurrentMode(NodeCommunicationMode.CLASSIC) BatchPool observed) {
    assertThat(cloudServices.configuration()).isEqualTo(PoolConfiguration.CLOUD_SERVICES);
    Reached.each(
        "target",
        asking.targetMode(),
        List.of(NodeCommunicationMode.CLASSIC, NodeCommunicationMode.SIMPLIFIED));
    assertThat(asking.targetMode())
        .isIn(NodeCommunicationMode.CLASSIC, NodeCommunicationMode.SIMPLIFIED);
    assertThat(observed.currentMode()).isEqualTo(NodeCommunicationMode.CLASSIC);
  }

  @Property(tries = 500)
  void ofAFullyKnownPoolNothingThatDecidesIsUnknown(@ForAll @FullyKnown BatchPool pool) {
    assertThat(pool.configuration()).isNotEqualTo(PoolConfiguration.UNKNOWN);
    assertThat(pool.subnet().isUnknown()).isFalse();
    assertThat(pool.publicIpProvision()).isNotEqualTo(PublicIpProvision.UNKNOWN);
    if (pool.publicIpProvision() == PublicIpProvision.NO_PUBLIC_IP_ADDRESSES) {
      assertThat(pool.noPublicIpGeneration()).isNotEqualTo(NoPublicIpGeneration.UNKNOWN);
    }
    assertThat(pool.nodes()).isNotEqualTo(NodePresence.UNKNOWN);
    assertThat(pool.targetMode()).isNotEqualTo(NodeCommunicationMode.UNKNOWN);
    assertThat(pool.creationTime()).isPresent();
    assertThat(pool.lastScaledFromZero()).isPresent();
    assertThat(pool.workloads()).isPresent();
  }

  /** Constraints of several kinds under one name of a user's own. */
  @WithNodes
  @WithoutVirtualNetwork
  @WithoutPublicIp(NoPublicIpGeneration.V1_PREVIEW)
  @Retention(RetentionPolicy.RUNTIME)
  private @interface FirstGeneration {}

  @Property(tries = 100)
  void constraintsCombineUnderANameOfOnesOwn(@ForAll @FirstGeneration @FullyKnown BatchPool pool) {
    assertThat(pool.nodes()).isEqualTo(NodePresence.SOME);
    assertThat(pool.subnet().isAbsent()).isTrue();
    assertThat(pool.noPublicIpGeneration()).isEqualTo(NoPublicIpGeneration.V1_PREVIEW);
    assertThat(pool.creationTime()).isPresent();
  }

  @Property(tries = 100)
  void constraintsHoldForTheElementsOfAList(@ForAll List<@WithoutNodes BatchPool> pools) {
    assertThat(pools).allMatch(pool -> pool.nodes() == NodePresence.NONE);
  }
}
