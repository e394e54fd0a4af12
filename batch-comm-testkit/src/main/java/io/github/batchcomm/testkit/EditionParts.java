package io.github.batchcomm.testkit;

import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import io.github.batchcomm.edition.DecisionRule;
import io.github.batchcomm.edition.DefaultModeSchedule;
import io.github.batchcomm.edition.EndpointRequirement;
import io.github.batchcomm.edition.FactValue;
import io.github.batchcomm.edition.LimitationStatus;
import io.github.batchcomm.edition.Outcome;
import io.github.batchcomm.edition.RegionSupport;
import io.github.batchcomm.edition.Remote;
import io.github.batchcomm.edition.RetiredFeature;
import io.github.batchcomm.edition.Retirement;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.flow.Protocol;
import io.github.batchcomm.model.Cloud;
import io.github.batchcomm.model.CommunicationModel;
import io.github.batchcomm.model.Region;
import io.github.batchcomm.model.ServiceTag;
import io.github.batchcomm.model.Workload;
import java.time.LocalDate;
import java.time.ZoneOffset;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** What editions are made of. */
final class EditionParts {

  private EditionParts() {}

  static Arbitrary<Outcome> outcomes() {
    return Combinators.combine(
            Arbitraries.of(
                Outcome.promised(CommunicationModel.CLASSIC),
                Outcome.promised(CommunicationModel.SIMPLIFIED),
                Outcome.unpromised(CommunicationModel.CLASSIC),
                Outcome.unpromised(CommunicationModel.SIMPLIFIED),
                Outcome.either(),
                Outcome.eitherDespite(CommunicationModel.SIMPLIFIED)),
            Arbitraries.of(true, true, true, false))
        .as((outcome, allocatable) -> allocatable ? outcome : outcome.withoutNewNodes());
  }

  /** Rules under one code, since it is the edition in which they stand that must have no two. */
  static Arbitrary<DecisionRule> decisionRules() {
    return Combinators.combine(
            Arbitraries.of(FactValue.class).set().ofMinSize(1).ofMaxSize(4),
            outcomes(),
            Arbitraries.of(LimitationStatus.class))
        .as(
            (when, outcome, limitation) ->
                DecisionRule.builder()
                    .code("own-rule")
                    .when(when.stream().sorted().collect(toImmutableSet()))
                    .outcome(outcome)
                    .text("Somebody decided so.")
                    .limitation(limitation)
                    .build());
  }

  static Arbitrary<RegionSupport> regionSupports() {
    Arbitrary<ImmutableSet<Region>> some =
        BatchArbitraries.regions().list().ofMaxSize(3).map(ImmutableSet::copyOf);
    return Arbitraries.oneOf(
        Arbitraries.just(new RegionSupport.Unlisted()),
        some.map(regions -> inEveryCloud(new RegionSupport.Only(regions))),
        some.map(regions -> inEveryCloud(new RegionSupport.AllExcept(regions))));
  }

  private static RegionSupport inEveryCloud(RegionSupport.CloudRegions regions) {
    ImmutableMap.Builder<Cloud, RegionSupport.CloudRegions> clouds = ImmutableMap.builder();
    for (Cloud cloud : Cloud.values()) {
      clouds.put(cloud, regions);
    }
    return new RegionSupport.ByCloud(clouds.buildOrThrow());
  }

  static Arbitrary<DefaultModeSchedule> defaultModeSchedules() {
    return Combinators.combine(days(), Arbitraries.integers().between(0, 3))
        .as(DefaultModeSchedule::new);
  }

  static Arbitrary<Retirement> retirements() {
    return Combinators.combine(Arbitraries.of(RetiredFeature.class), days()).as(Retirement::new);
  }

  /**
   * Requirements under one id, since it is the edition in which they stand that must have no two.
   */
  static Arbitrary<EndpointRequirement> endpointRequirements() {
    Arbitrary<Remote> remotes =
        Arbitraries.of(
            new Remote.RegionalService(ServiceTag.STORAGE),
            new Remote.RegionalService(ServiceTag.BATCH_NODE_MANAGEMENT),
            new Remote.GlobalService(ServiceTag.AZURE_MONITOR),
            new Remote.Anywhere(),
            new Remote.Administrators());
    Arbitrary<EndpointRequirement.Occasion> occasions =
        Arbitraries.of(
            new EndpointRequirement.Always(),
            new EndpointRequirement.OverPublicEndpoint(),
            new EndpointRequirement.OverPrivateEndpoint(),
            new EndpointRequirement.ForWorkloads(
                ImmutableSet.of(Workload.CONTAINERS), true, "Needed if the tasks run containers"),
            new EndpointRequirement.ForWorkloads(
                ImmutableSet.of(Workload.RESOURCE_FILES), false, "Needed for resource files"),
            new EndpointRequirement.ForConvenience(ImmutableSet.of(Workload.REMOTE_ACCESS)));
    Arbitrary<ImmutableSortedSet<CommunicationModel>> models =
        Arbitraries.of(
            ImmutableSortedSet.of(CommunicationModel.CLASSIC),
            ImmutableSortedSet.of(CommunicationModel.SIMPLIFIED),
            ImmutableSortedSet.of(CommunicationModel.CLASSIC, CommunicationModel.SIMPLIFIED));
    return Combinators.combine(
            Arbitraries.of(Direction.class),
            Arbitraries.of(
                ImmutableList.of(
                    ImmutableSortedSet.of(Protocol.TCP),
                    ImmutableSortedSet.of(Protocol.UDP),
                    ImmutableSortedSet.of(Protocol.TCP, Protocol.UDP))),
            BatchArbitraries.portRanges(),
            remotes,
            models,
            occasions)
        .as(
            (direction, protocols, ports, remote, concerned, occasion) ->
                EndpointRequirement.builder()
                    .id("own-endpoint")
                    .direction(direction)
                    .protocols(protocols)
                    .advisoryProtocols(ImmutableSortedSet.<Protocol>of())
                    .ports(ImmutableSortedSet.of(ports))
                    .remote(remote)
                    .models(concerned)
                    .occasion(occasion)
                    .build());
  }

  private static Arbitrary<LocalDate> days() {
    return BatchArbitraries.instants().map(it -> LocalDate.ofInstant(it, ZoneOffset.UTC));
  }
}
