package io.github.batchcomm.testkit.laws;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import io.github.batchcomm.edition.RegionSupport;
import io.github.batchcomm.effective.Observation;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.CommunicationModel;
import io.github.batchcomm.model.CommunicationModelChange;
import io.github.batchcomm.model.ModelHistory;
import io.github.batchcomm.model.NoPublicIpGeneration;
import io.github.batchcomm.model.NodeCommunicationMode;
import io.github.batchcomm.model.PoolConfiguration;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.PublicIpProvision;
import io.github.batchcomm.model.PublicNetworkAccess;
import io.github.batchcomm.model.Region;
import io.github.batchcomm.model.SubnetReference;
import io.github.batchcomm.testkit.internal.DecisiveInstants;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/** The ways in which observations can turn out, each as a question that has been told it. */
final class Telling {

  static final SubnetReference SUBNET =
      SubnetReference.parse(
          "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg"
              + "/providers/Microsoft.Network/virtualNetworks/vnet/subnets/nodes");

  /** So many questions at most; of more, some spread over all. */
  private static final int MOST = 12;

  private Telling() {}

  /** Every way in which several observations can turn out together. */
  static ImmutableList<PoolAnswers> all(
      ImmutableList<Observation> observations, PoolAnswers answers) {
    ImmutableList<PoolAnswers> told = ImmutableList.of(answers);
    for (Observation observation : observations) {
      told =
          spread(
              told.stream().flatMap(it -> of(observation, it).stream()).collect(toImmutableList()));
    }
    return told;
  }

  /** Every way in which one observation can turn out; none if there is nothing left to tell. */
  static ImmutableList<PoolAnswers> of(Observation observation, PoolAnswers answers) {
    return switch (observation) {
      case READ_CURRENT_MODE -> currentModes(answers);
      case READ_POOL -> pools(answers);
      case DECLARE_NO_PUBLIC_IP_GENERATION -> publicIps(answers);
      case READ_ACCOUNT -> accounts(answers);
      case LOOK_UP_REGION -> regions(answers);
      case READ_TARGET_MODE -> targetModes(answers);
      case DECLARE_LAST_SCALED_FROM_ZERO -> allocations(answers);
      case DECLARE_MODEL_CHANGES -> histories(answers);
      case ASK_WHEN_CHANGE_TOOK_EFFECT -> effects(answers);
      case SCALE_OUT_AND_READ_CURRENT_MODE -> ImmutableList.of();
    };
  }

  private static ImmutableList<PoolAnswers> currentModes(PoolAnswers answers) {
    return answers.pool().currentMode() == NodeCommunicationMode.CLASSIC
            || answers.pool().currentMode() == NodeCommunicationMode.SIMPLIFIED
        ? ImmutableList.of()
        : about(
            answers,
            Stream.of(NodeCommunicationMode.CLASSIC, NodeCommunicationMode.SIMPLIFIED)
                .map(it -> answers.pool().toBuilder().currentMode(it)));
  }

  private static ImmutableList<PoolAnswers> pools(PoolAnswers answers) {
    BatchPool pool = answers.pool();
    ImmutableList<PoolConfiguration> configurations =
        pool.configuration() == PoolConfiguration.UNKNOWN
            ? ImmutableList.of(PoolConfiguration.VIRTUAL_MACHINE, PoolConfiguration.CLOUD_SERVICES)
            : ImmutableList.of(pool.configuration());
    ImmutableList<Presence<SubnetReference>> subnets =
        pool.subnet().isUnknown()
            ? ImmutableList.of(Presence.of(SUBNET), Presence.none())
            : ImmutableList.of(pool.subnet());
    ImmutableList<Instant> creations =
        pool.creationTime().map(ImmutableList::of).orElseGet(() -> creations(answers));
    ImmutableList.Builder<PoolAnswers> told = ImmutableList.builder();
    for (PoolConfiguration configuration : configurations) {
      for (Presence<SubnetReference> subnet : subnets) {
        for (Instant created : creations) {
          told.add(
              answers.about(
                  pool.toBuilder()
                      .configuration(configuration)
                      .subnet(subnet)
                      .creationTime(created)
                      .build()));
        }
      }
    }
    return changed(answers, told.build());
  }

  private static ImmutableList<PoolAnswers> publicIps(PoolAnswers answers) {
    BatchPool pool = answers.pool();
    ImmutableList.Builder<BatchPool.Builder> told = ImmutableList.builder();
    if (pool.publicIpProvision() == PublicIpProvision.UNKNOWN) {
      told.add(pool.toBuilder().publicIpProvision(PublicIpProvision.BATCH_MANAGED));
    }
    if (pool.publicIpProvision() == PublicIpProvision.UNKNOWN
        || pool.publicIpProvision() == PublicIpProvision.NO_PUBLIC_IP_ADDRESSES) {
      ImmutableList<NoPublicIpGeneration> generations =
          pool.noPublicIpGeneration() == NoPublicIpGeneration.UNKNOWN
              ? ImmutableList.of(
                  NoPublicIpGeneration.V1_PREVIEW, NoPublicIpGeneration.V2_SIMPLIFIED)
              : ImmutableList.of(pool.noPublicIpGeneration());
      for (NoPublicIpGeneration generation : generations) {
        told.add(
            pool.toBuilder()
                .publicIpProvision(PublicIpProvision.NO_PUBLIC_IP_ADDRESSES)
                .noPublicIpGeneration(generation));
      }
    }
    return about(answers, told.build().stream());
  }

  private static ImmutableList<PoolAnswers> accounts(PoolAnswers answers) {
    PublicNetworkAccess access = answers.account().publicNetworkAccess();
    return access == PublicNetworkAccess.ENABLED || access == PublicNetworkAccess.DISABLED
        ? ImmutableList.of()
        : in(
            answers,
            Stream.of(PublicNetworkAccess.ENABLED, PublicNetworkAccess.DISABLED)
                .map(it -> answers.account().toBuilder().publicNetworkAccess(it)));
  }

  /** A region that is supported, and one that is not, stand for all. */
  private static ImmutableList<PoolAnswers> regions(PoolAnswers answers) {
    RegionSupport support = answers.edition().regionSupport().content();
    return support.supports(answers.account().region()) != RegionSupport.Answer.UNKNOWN
        ? ImmutableList.of()
        : in(
            answers,
            Stream.of(RegionSupport.Answer.SUPPORTED, RegionSupport.Answer.NOT_SUPPORTED)
                .flatMap(
                    wanted ->
                        Region.known().stream()
                            .filter(it -> support.supports(it) == wanted)
                            .limit(1))
                .map(it -> answers.account().toBuilder().region(it)));
  }

  private static ImmutableList<PoolAnswers> targetModes(PoolAnswers answers) {
    return answers.pool().targetMode() != NodeCommunicationMode.UNKNOWN
        ? ImmutableList.of()
        : about(
            answers,
            Stream.of(
                    NodeCommunicationMode.DEFAULT,
                    NodeCommunicationMode.CLASSIC,
                    NodeCommunicationMode.SIMPLIFIED)
                .map(it -> answers.pool().toBuilder().targetMode(it)));
  }

  private static ImmutableList<PoolAnswers> allocations(PoolAnswers answers) {
    BatchPool pool = answers.pool();
    Instant earliest = pool.creationTime().orElse(Instant.MIN);
    Instant latest = pool.allocationStateTransitionTime().orElse(answers.asOf());
    return pool.lastScaledFromZero().isPresent()
        ? ImmutableList.of()
        : about(
            answers,
            instants(answers, earliest, latest.isBefore(earliest) ? earliest : latest).stream()
                .map(it -> pool.toBuilder().lastScaledFromZero(it)));
  }

  private static ImmutableList<Instant> creations(PoolAnswers answers) {
    Instant latest =
        answers
            .pool()
            .lastScaledFromZero()
            .or(answers.pool()::allocationStateTransitionTime)
            .orElse(answers.asOf());
    return instants(
        answers, Instant.MIN, latest.isBefore(answers.asOf()) ? latest : answers.asOf());
  }

  /** Instants of an interval that stand for all of it. */
  private static ImmutableList<Instant> instants(
      PoolAnswers answers, Instant earliest, Instant latest) {
    ImmutableSortedSet.Builder<Instant> instants = ImmutableSortedSet.naturalOrder();
    ImmutableSet<Instant> decisive =
        ImmutableSet.<Instant>builder()
            .addAll(DecisiveInstants.of(answers.edition()))
            .addAll(DecisiveInstants.of(answers.account()))
            .build();
    for (Instant at : decisive) {
      instants.add(at, Bounds.before(at, Duration.ofNanos(1)));
    }
    return instants.add(latest).build().stream()
        .filter(it -> !it.isBefore(earliest) && !it.isAfter(latest))
        .collect(toImmutableList());
  }

  private static ImmutableList<PoolAnswers> histories(PoolAnswers answers) {
    CommunicationModelChange optIn =
        CommunicationModelChange.at(CommunicationModel.SIMPLIFIED, Instant.MIN);
    CommunicationModelChange optOut =
        CommunicationModelChange.at(CommunicationModel.CLASSIC, Instant.MIN);
    return answers.account().modelHistory().isPresent()
        ? ImmutableList.of()
        : in(
            answers,
            Stream.of(
                    ModelHistory.NEVER_CHANGED,
                    ModelHistory.of(optIn),
                    ModelHistory.of(optIn, optOut))
                .map(it -> answers.account().toBuilder().modelHistory(it)));
  }

  /** Each change took effect when it was asked for, or when it was confirmed. */
  private static ImmutableList<PoolAnswers> effects(PoolAnswers answers) {
    ImmutableList<CommunicationModelChange> changes =
        answers.account().modelHistory().map(ModelHistory::changes).orElse(ImmutableList.of());
    return changed(
        answers,
        Stream.of(false, true)
            .map(
                whenConfirmed ->
                    changes.stream()
                        .map(
                            it ->
                                CommunicationModelChange.at(
                                    it.to(),
                                    whenConfirmed
                                        ? it.confirmedAt().orElse(it.requestedAt())
                                        : it.requestedAt()))
                        .collect(toImmutableList()))
            .filter(it -> !changes.isEmpty())
            .map(
                it ->
                    answers.in(
                        answers.account().toBuilder().modelHistory(new ModelHistory(it)).build()))
            .collect(toImmutableList()));
  }

  private static ImmutableList<PoolAnswers> about(
      PoolAnswers answers, Stream<BatchPool.Builder> told) {
    return changed(answers, told.map(it -> answers.about(it.build())).collect(toImmutableList()));
  }

  private static ImmutableList<PoolAnswers> in(
      PoolAnswers answers, Stream<BatchAccount.Builder> told) {
    return changed(answers, told.map(it -> answers.in(it.build())).collect(toImmutableList()));
  }

  /** None where everything was told before. */
  private static ImmutableList<PoolAnswers> changed(
      PoolAnswers answers, ImmutableList<PoolAnswers> told) {
    return told.stream().allMatch(it -> it == answers) ? ImmutableList.of() : told;
  }

  private static ImmutableList<PoolAnswers> spread(ImmutableList<PoolAnswers> told) {
    int step = (told.size() + MOST - 1) / MOST;
    if (step <= 1) {
      return told;
    }
    ImmutableList.Builder<PoolAnswers> some = ImmutableList.builder();
    for (int i = 0; i < told.size(); i += step) {
      some.add(told.get(i));
    }
    return some.build();
  }
}
