package io.github.batchcomm.benchmarks;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.model.AccessAction;
import io.github.batchcomm.model.AllocationState;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.CommunicationModel;
import io.github.batchcomm.model.CommunicationModelChange;
import io.github.batchcomm.model.EndpointAccessProfile;
import io.github.batchcomm.model.IpRule;
import io.github.batchcomm.model.ModelHistory;
import io.github.batchcomm.model.NoPublicIpGeneration;
import io.github.batchcomm.model.NodeCommunicationMode;
import io.github.batchcomm.model.PoolConfiguration;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.PrivateEndpointConnection;
import io.github.batchcomm.model.PrivateEndpointConnectionStatus;
import io.github.batchcomm.model.PrivateLinkSubResource;
import io.github.batchcomm.model.PublicIpProvision;
import io.github.batchcomm.model.PublicNetworkAccess;
import io.github.batchcomm.model.Region;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.SubnetReference;
import io.github.batchcomm.model.Workload;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Accounts and pools that differ in all that bears on an answer; the same for the same seed. */
final class VariedPools {

  private static final ImmutableList<Region> REGIONS = Region.known().asList();
  private static final long FROM = Instant.parse("2021-06-01T00:00:00Z").getEpochSecond();
  private static final long TO = Instant.parse("2027-01-01T00:00:00Z").getEpochSecond();

  private final Random random;

  VariedPools(long seed) {
    this.random = new Random(seed);
  }

  BatchAccount account(int number) {
    // Every account has a region value of its own, as if read from a document.
    String location =
        random.nextInt(50) == 0
            ? "moonbase" + random.nextInt(5)
            : REGIONS.get(random.nextInt(REGIONS.size())).location();
    return BatchAccount.builder()
        .name("acct" + number)
        .region(Region.of(location))
        .publicNetworkAccess(any(PublicNetworkAccess.values()))
        .nodeManagementAccess(access())
        .privateEndpointConnections(connections(number))
        .modelHistory(history())
        .build();
  }

  BatchPool pool(int number) {
    Optional<Instant> created = maybe(instant());
    Optional<Instant> scaled = maybe(instant()).map(at -> atLeast(at, created));
    BatchPool.Builder pool =
        BatchPool.builder()
            .id("pool" + number)
            .configuration(any(PoolConfiguration.values()))
            .subnet(subnet(number))
            .publicIpProvision(any(PublicIpProvision.values()))
            .noPublicIpGeneration(any(NoPublicIpGeneration.values()))
            .creationTime(created)
            .lastScaledFromZero(scaled)
            .allocationStateTransitionTime(maybe(instant()).map(at -> atLeast(at, created)))
            .allocationState(any(AllocationState.values()))
            .targetMode(any(NodeCommunicationMode.values()))
            .currentMode(any(NodeCommunicationMode.values()));
    if (random.nextInt(5) > 0) {
      pool.currentDedicatedNodes(random.nextInt(3) * 10);
      pool.currentLowPriorityNodes(random.nextInt(3) * 7);
    }
    if (random.nextBoolean()) {
      pool.workloads(workloads());
    }
    return pool.build();
  }

  /** An instant to ask about, mostly late. */
  Instant asOf() {
    return random.nextInt(4) == 0
        ? instant()
        : Instant.ofEpochSecond(TO - random.nextInt(3 * 365 * 86_400));
  }

  private static Instant atLeast(Instant at, Optional<Instant> created) {
    return created.filter(at::isBefore).orElse(at);
  }

  private ImmutableSet<Workload> workloads() {
    Set<Workload> some = EnumSet.noneOf(Workload.class);
    int count = random.nextInt(6);
    for (int i = 0; i < count; i++) {
      some.add(any(Workload.values()));
    }
    return ImmutableSet.copyOf(some);
  }

  private Presence<SubnetReference> subnet(int number) {
    return switch (random.nextInt(3)) {
      case 0 -> Presence.unknown();
      case 1 -> Presence.none();
      default ->
          Presence.of(
              SubnetReference.parse(
                  "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network"
                      + "/virtualNetworks/net"
                      + number
                      + "/subnets/nodes"));
    };
  }

  private Presence<EndpointAccessProfile> access() {
    return switch (random.nextInt(4)) {
      case 0 -> Presence.of(new EndpointAccessProfile(AccessAction.DENY, ImmutableList.of()));
      case 1 ->
          Presence.of(
              new EndpointAccessProfile(
                  AccessAction.DENY,
                  ImmutableList.of(new IpRule(AccessAction.ALLOW, IpPrefix.parse("10.0.0.0/8")))));
      case 2 -> Presence.none();
      default -> Presence.unknown();
    };
  }

  private Optional<ImmutableList<PrivateEndpointConnection>> connections(int number) {
    if (random.nextInt(4) == 0) {
      return Optional.empty();
    }
    ImmutableList.Builder<PrivateEndpointConnection> connections = ImmutableList.builder();
    int count = random.nextInt(4) == 0 ? 1 + random.nextInt(2) : 0;
    for (int i = 0; i < count; i++) {
      connections.add(
          PrivateEndpointConnection.builder()
              .addSubResources(any(PrivateLinkSubResource.values()))
              .status(any(PrivateEndpointConnectionStatus.values()))
              .privateEndpoint(
                  ResourceId.parse(
                      "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network"
                          + "/privateEndpoints/pe"
                          + number
                          + "-"
                          + i))
              .build());
    }
    return Optional.of(connections.build());
  }

  private Optional<ModelHistory> history() {
    Instant first = Instant.parse("2022-03-01T00:00:00Z").plusSeconds(random.nextInt(20_000_000));
    Instant second = first.plusSeconds(random.nextInt(20_000_000));
    return switch (random.nextInt(5)) {
      case 0 -> Optional.empty();
      case 1, 2 -> Optional.of(ModelHistory.NEVER_CHANGED);
      case 3 ->
          Optional.of(
              ModelHistory.of(
                  CommunicationModelChange.builder()
                      .to(CommunicationModel.SIMPLIFIED)
                      .requestedAt(first)
                      .confirmedAt(random.nextInt(4) == 0 ? Optional.empty() : Optional.of(second))
                      .build()));
      default ->
          Optional.of(
              ModelHistory.of(
                  CommunicationModelChange.at(CommunicationModel.SIMPLIFIED, first),
                  CommunicationModelChange.builder()
                      .to(CommunicationModel.CLASSIC)
                      .requestedAt(second)
                      .confirmedAt(second.plusSeconds(86_400))
                      .build()));
    };
  }

  private Instant instant() {
    return Instant.ofEpochSecond(FROM + (long) (random.nextDouble() * (TO - FROM)));
  }

  private <T> Optional<T> maybe(T value) {
    return random.nextBoolean() ? Optional.of(value) : Optional.empty();
  }

  private <T> T any(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
