package io.github.batchcomm.effective;

import static io.github.batchcomm.model.CommunicationModel.CLASSIC;
import static io.github.batchcomm.model.CommunicationModel.SIMPLIFIED;

import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.CommunicationModel;
import io.github.batchcomm.model.CommunicationModelChange;
import io.github.batchcomm.model.ModelHistory;
import io.github.batchcomm.model.NoPublicIpGeneration;
import io.github.batchcomm.model.NodeCommunicationMode;
import io.github.batchcomm.model.NodePresence;
import io.github.batchcomm.model.PoolConfiguration;
import io.github.batchcomm.model.PublicIpProvision;
import io.github.batchcomm.model.PublicNetworkAccess;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rules of every edition once more, as plain branches over plain values, with their dates and
 * regions written down here. It knows nothing of decision tables: every unknown fact is replaced by
 * each of its values, every open instant by the instants around each date, and each of the worlds
 * so made is decided by itself.
 */
final class ModelOracle {

  /** The answers to compare with. */
  record Answer(
      Set<CommunicationModel> current,
      Set<CommunicationModel> next,
      Optional<CommunicationModel> expected) {}

  private static final Instant V1_RETIRED = Instant.parse("2023-04-01T00:00:00Z");
  private static final Instant CLOUD_SERVICES_RETIRED = Instant.parse("2024-03-01T00:00:00Z");
  private static final Instant SWITCH_BEGINS = Instant.parse("2024-09-29T00:00:00Z");
  private static final Instant SWITCH_ENDS = Instant.parse("2024-10-02T00:00:00Z");
  private static final Instant CLASSIC_RETIRED = Instant.parse("2026-04-01T00:00:00Z");

  private static final List<Instant> DATES =
      List.of(V1_RETIRED, CLOUD_SERVICES_RETIRED, SWITCH_BEGINS, SWITCH_ENDS, CLASSIC_RETIRED);

  private static final Instant LONG_AGO = Instant.parse("2000-01-01T00:00:00Z");

  private static final Set<String> REGIONS_06_2022 =
      Set.of(
          "centraluseuap",
          "eastus2euap",
          "westcentralus",
          "northcentralus",
          "southcentralus",
          "eastus",
          "eastus2",
          "westus2",
          "westus",
          "centralus",
          "westus3",
          "eastasia",
          "southeastasia",
          "australiaeast",
          "australiasoutheast",
          "brazilsoutheast",
          "brazilsouth",
          "canadacentral",
          "canadaeast",
          "northeurope",
          "westeurope",
          "centralindia",
          "japaneast",
          "japanwest",
          "koreacentral",
          "koreasouth",
          "switzerlandnorth",
          "ukwest",
          "uksouth",
          "uaenorth",
          "francecentral",
          "germanywestcentral",
          "norwayeast",
          "southafricanorth",
          "usgovarizona",
          "usgovvirginia",
          "usgovtexas",
          "chinanorth3");

  private static final Set<String> REGIONS_ADDED_LATER =
      Set.of("southindia", "swedencentral", "swedensouth", "switzerlandwest");

  private static final Set<String> NEVER_SUPPORTED =
      Set.of("westindia", "usdodcentral", "usdodeast", "usgoviowa", "chinanorth", "chinaeast");

  private enum PublicIp {
    YES,
    NONE_V1,
    NONE_V2
  }

  /** A pool and its account of which everything is known. */
  private record World(
      boolean cloudServices,
      boolean supported,
      boolean privateAccount,
      boolean virtualNetwork,
      PublicIp publicIp,
      NodeCommunicationMode target,
      boolean targetInForce,
      boolean accountSimplified,
      boolean everOptedIn,
      Instant created,
      Instant allocated,
      Instant asOf) {}

  /** What is to be said of one world. */
  private enum Verdict {
    CLASSIC_PROMISED(EnumSet.of(CLASSIC), Optional.of(CLASSIC), true),
    CLASSIC_LIKELY(EnumSet.of(CLASSIC), Optional.empty(), true),
    CLASSIC_RETIRED_POOL(EnumSet.of(CLASSIC), Optional.of(CLASSIC), false),
    SIMPLIFIED_PROMISED(EnumSet.of(SIMPLIFIED), Optional.of(SIMPLIFIED), true),
    SIMPLIFIED_LIKELY(EnumSet.of(SIMPLIFIED), Optional.empty(), true),
    SIMPLIFIED_IMPOSSIBLE(EnumSet.of(SIMPLIFIED), Optional.empty(), false),
    EITHER(EnumSet.allOf(CommunicationModel.class), Optional.empty(), true),
    EITHER_DESPITE_PROMISE(EnumSet.allOf(CommunicationModel.class), Optional.of(SIMPLIFIED), true),
    REFUSED(EnumSet.allOf(CommunicationModel.class), Optional.empty(), false);

    final ImmutableSet<CommunicationModel> models;
    final Optional<CommunicationModel> promise;
    final boolean newNodes;

    Verdict(
        Set<CommunicationModel> models, Optional<CommunicationModel> promise, boolean newNodes) {
      this.models = ImmutableSet.copyOf(models);
      this.promise = promise;
      this.newNodes = newNodes;
    }
  }

  private final String edition;

  ModelOracle(String edition) {
    this.edition = edition;
  }

  Answer answer(BatchAccount account, BatchPool pool, Instant asOf) {
    Set<Verdict> next = nextVerdicts(account, pool, asOf);
    Set<CommunicationModel> nextModels = EnumSet.noneOf(CommunicationModel.class);
    next.stream().filter(verdict -> verdict.newNodes).forEach(v -> nextModels.addAll(v.models));
    if (pool.nodes() == NodePresence.NONE) {
      // Where no new nodes can be had, nothing is promised to them.
      return new Answer(Set.of(), nextModels, commonPromise(next).filter(nextModels::contains));
    }
    Set<Verdict> present = presentVerdicts(account, pool, asOf);
    Set<CommunicationModel> current = EnumSet.noneOf(CommunicationModel.class);
    present.forEach(verdict -> current.addAll(verdict.models));
    if (!isPreview() && pool.currentMode() == NodeCommunicationMode.CLASSIC) {
      return new Answer(Set.of(CLASSIC), nextModels, commonPromise(present));
    }
    if (!isPreview() && pool.currentMode() == NodeCommunicationMode.SIMPLIFIED) {
      return new Answer(Set.of(SIMPLIFIED), nextModels, commonPromise(present));
    }
    return new Answer(current, nextModels, commonPromise(present));
  }

  private static Optional<CommunicationModel> commonPromise(Set<Verdict> verdicts) {
    Set<Optional<CommunicationModel>> promises = new HashSet<>();
    verdicts.forEach(verdict -> promises.add(verdict.promise));
    return promises.size() == 1 ? promises.iterator().next() : Optional.empty();
  }

  private boolean isPreview() {
    return edition.startsWith("2021") || edition.startsWith("2022");
  }

  // What each edition says of a world.

  private Verdict verdict(World world) {
    return switch (edition) {
      case "2021-10-21" -> firstEdition(world);
      case "2021-10-21-revised" -> firstEditionRevised(world);
      case "2022-06-02", "2022-06-02-revised" -> secondEdition(world);
      default -> targetModeEdition(world);
    };
  }

  private static Verdict firstEdition(World world) {
    if (world.cloudServices) {
      return Verdict.CLASSIC_PROMISED;
    }
    // With or without opt-in, in a private account or not.
    if (world.publicIp != PublicIp.YES) {
      return Verdict.CLASSIC_PROMISED;
    }
    return accountDecides(world);
  }

  private static Verdict firstEditionRevised(World world) {
    if (world.cloudServices) {
      return Verdict.CLASSIC_PROMISED;
    }
    if (world.privateAccount && world.publicIp != PublicIp.YES) {
      return Verdict.CLASSIC_PROMISED;
    }
    return publicIpOrAccountDecides(world);
  }

  private static Verdict secondEdition(World world) {
    if (world.cloudServices || !world.supported) {
      return Verdict.CLASSIC_PROMISED;
    }
    return publicIpOrAccountDecides(world);
  }

  private static Verdict publicIpOrAccountDecides(World world) {
    if (world.publicIp == PublicIp.NONE_V1 && !world.virtualNetwork) {
      return Verdict.CLASSIC_PROMISED;
    }
    // The page contradicts itself about these, so it promises nothing.
    if (world.publicIp != PublicIp.YES && world.accountSimplified) {
      return Verdict.SIMPLIFIED_LIKELY;
    }
    return accountDecides(world);
  }

  private static Verdict accountDecides(World world) {
    return world.accountSimplified ? Verdict.SIMPLIFIED_PROMISED : Verdict.CLASSIC_PROMISED;
  }

  private static Verdict targetModeEdition(World world) {
    if (world.cloudServices) {
      return world.allocated.isBefore(CLOUD_SERVICES_RETIRED)
          ? Verdict.CLASSIC_PROMISED
          : Verdict.CLASSIC_RETIRED_POOL;
    }
    if (!world.supported) {
      return world.asOf.isBefore(CLASSIC_RETIRED) ? Verdict.CLASSIC_PROMISED : Verdict.EITHER;
    }
    if (world.publicIp == PublicIp.NONE_V1 && !world.virtualNetwork) {
      return world.allocated.isBefore(V1_RETIRED)
          ? Verdict.CLASSIC_PROMISED
          : Verdict.CLASSIC_RETIRED_POOL;
    }
    if (world.publicIp == PublicIp.NONE_V2) {
      return secondGeneration(world);
    }
    if (world.target != NodeCommunicationMode.DEFAULT && !world.targetInForce) {
      return Verdict.EITHER;
    }
    if (world.publicIp == PublicIp.NONE_V1 && !world.allocated.isBefore(V1_RETIRED)) {
      if (world.target == NodeCommunicationMode.CLASSIC) {
        return Verdict.CLASSIC_RETIRED_POOL;
      }
      if (world.target == NodeCommunicationMode.DEFAULT) {
        return Verdict.EITHER;
      }
    }
    return switch (world.target) {
      case SIMPLIFIED -> Verdict.SIMPLIFIED_LIKELY;
      case CLASSIC -> classicTarget(world);
      case DEFAULT -> defaultTarget(world);
      case UNKNOWN -> throw new IllegalArgumentException("A world has no unknowns");
    };
  }

  private static Verdict secondGeneration(World world) {
    if (!world.virtualNetwork) {
      return Verdict.SIMPLIFIED_IMPOSSIBLE;
    }
    if (world.target == NodeCommunicationMode.CLASSIC && world.targetInForce) {
      return Verdict.REFUSED;
    }
    if (world.target == NodeCommunicationMode.DEFAULT) {
      return Verdict.EITHER_DESPITE_PROMISE;
    }
    return Verdict.SIMPLIFIED_PROMISED;
  }

  private static Verdict classicTarget(World world) {
    if (!world.allocated.isBefore(CLASSIC_RETIRED)) {
      return Verdict.SIMPLIFIED_PROMISED;
    }
    return world.asOf.isBefore(CLASSIC_RETIRED) ? Verdict.CLASSIC_LIKELY : Verdict.EITHER;
  }

  private static Verdict defaultTarget(World world) {
    if (!world.virtualNetwork) {
      return Verdict.EITHER;
    }
    if (!world.created.isBefore(CLASSIC_RETIRED)) {
      return Verdict.SIMPLIFIED_LIKELY;
    }
    if (world.everOptedIn) {
      return Verdict.EITHER;
    }
    if (!world.created.isBefore(SWITCH_ENDS)) {
      return Verdict.EITHER_DESPITE_PROMISE;
    }
    if (!world.created.isBefore(SWITCH_BEGINS)) {
      return Verdict.EITHER;
    }
    // An older pool with younger nodes: nobody says whether it changes.
    return world.allocated.isBefore(SWITCH_BEGINS) ? Verdict.CLASSIC_PROMISED : Verdict.EITHER;
  }

  // The worlds that what is known leaves open.

  private Set<Verdict> presentVerdicts(BatchAccount account, BatchPool pool, Instant asOf) {
    Instant earliest;
    Instant latest;
    if (pool.lastScaledFromZero().isPresent()) {
      earliest = pool.lastScaledFromZero().get();
      latest = earliest;
    } else {
      earliest = pool.creationTime().orElse(LONG_AGO);
      latest = pool.allocationStateTransitionTime().orElse(asOf);
      if (latest.isBefore(earliest)) {
        latest = earliest;
      }
    }
    return verdicts(account, pool, asOf, instants(account, earliest, latest), List.of(true, false));
  }

  private Set<Verdict> nextVerdicts(BatchAccount account, BatchPool pool, Instant asOf) {
    return verdicts(account, pool, asOf, List.of(asOf), List.of(true));
  }

  /** The ends of an interval, and both sides of every date within it. */
  private static List<Instant> instants(BatchAccount account, Instant earliest, Instant latest) {
    List<Instant> dates = new ArrayList<>(DATES);
    for (CommunicationModelChange change : changes(account)) {
      dates.add(change.requestedAt());
      change.confirmedAt().ifPresent(dates::add);
    }
    Set<Instant> instants = new TreeSet<>(List.of(earliest, latest));
    for (Instant date : dates) {
      for (Instant side : List.of(date.minusNanos(1), date)) {
        if (!side.isBefore(earliest) && !side.isAfter(latest)) {
          instants.add(side);
        }
      }
    }
    return List.copyOf(instants);
  }

  private static List<CommunicationModelChange> changes(BatchAccount account) {
    return account.modelHistory().map(ModelHistory::changes).map(List::copyOf).orElse(List.of());
  }

  private Set<Verdict> verdicts(
      BatchAccount account,
      BatchPool pool,
      Instant asOf,
      List<Instant> allocations,
      List<Boolean> targetInForce) {
    Set<Verdict> verdicts = EnumSet.noneOf(Verdict.class);
    for (Instant allocated : allocations) {
      List<Instant> creations = creations(account, pool, allocated);
      for (boolean accountSimplified : accountSimplified(account, allocated)) {
        for (boolean optedIn : everOptedIn(account, allocated)) {
          for (Instant created : creations) {
            for (boolean inForce : targetInForce) {
              addVerdicts(
                  account,
                  pool,
                  verdicts,
                  new World(
                      false,
                      false,
                      false,
                      false,
                      PublicIp.YES,
                      NodeCommunicationMode.DEFAULT,
                      inForce,
                      accountSimplified,
                      optedIn,
                      created,
                      allocated,
                      asOf));
            }
          }
        }
      }
    }
    return verdicts;
  }

  private List<Instant> creations(BatchAccount account, BatchPool pool, Instant allocated) {
    if (pool.creationTime().isPresent()) {
      return List.of(pool.creationTime().get());
    }
    // The preview never asks when the pool was created.
    return isPreview() ? List.of(LONG_AGO) : instants(account, LONG_AGO, allocated);
  }

  private void addVerdicts(
      BatchAccount account, BatchPool pool, Set<Verdict> verdicts, World times) {
    for (boolean cloudServices : cloudServices(pool)) {
      for (boolean supported : supported(account.region().location())) {
        for (boolean privateAccount : privateAccount(account)) {
          for (boolean virtualNetwork : virtualNetwork(pool)) {
            for (PublicIp publicIp : publicIp(pool)) {
              for (NodeCommunicationMode target : targets(pool)) {
                verdicts.add(
                    verdict(
                        new World(
                            cloudServices,
                            supported,
                            privateAccount,
                            virtualNetwork,
                            publicIp,
                            target,
                            times.targetInForce,
                            times.accountSimplified,
                            times.everOptedIn,
                            times.created,
                            times.allocated,
                            times.asOf)));
              }
            }
          }
        }
      }
    }
  }

  /** From the confirmation on the new model, from the request to the confirmation either. */
  private List<Boolean> accountSimplified(BatchAccount account, Instant at) {
    if (!isPreview()) {
      return List.of(false);
    }
    if (account.modelHistory().isEmpty()) {
      return List.of(true, false);
    }
    boolean simplified = false;
    for (CommunicationModelChange change : changes(account)) {
      boolean wanted = change.to() == SIMPLIFIED;
      if (change.confirmedAt().isPresent() && !change.confirmedAt().get().isAfter(at)) {
        simplified = wanted;
      } else if (!change.requestedAt().isAfter(at) && wanted != simplified) {
        return List.of(true, false);
      }
    }
    return List.of(simplified);
  }

  private List<Boolean> everOptedIn(BatchAccount account, Instant at) {
    if (isPreview()) {
      return List.of(false);
    }
    if (account.modelHistory().isEmpty()) {
      return List.of(true, false);
    }
    boolean perhaps = false;
    for (CommunicationModelChange change : changes(account)) {
      if (change.to() == SIMPLIFIED) {
        if (change.confirmedAt().isPresent() && !change.confirmedAt().get().isAfter(at)) {
          return List.of(true);
        }
        perhaps |= !change.requestedAt().isAfter(at);
      }
    }
    return perhaps ? List.of(true, false) : List.of(false);
  }

  private static List<Boolean> cloudServices(BatchPool pool) {
    return pool.configuration() == PoolConfiguration.UNKNOWN
        ? List.of(true, false)
        : List.of(pool.configuration() == PoolConfiguration.CLOUD_SERVICES);
  }

  private List<Boolean> supported(String region) {
    return switch (edition) {
      case "2021-10-21", "2021-10-21-revised" -> List.of(true);
      case "2022-06-02" -> List.of(REGIONS_06_2022.contains(region));
      case "2022-06-02-revised" ->
          List.of(REGIONS_06_2022.contains(region) || REGIONS_ADDED_LATER.contains(region));
      default -> {
        if (region.equals(Samples.UNHEARD_OF.location())) {
          yield List.of(true, false);
        }
        boolean excluded = edition.equals("2023-03-29") && region.equals("francesouth");
        yield List.of(!excluded && !NEVER_SUPPORTED.contains(region));
      }
    };
  }

  private List<Boolean> privateAccount(BatchAccount account) {
    // Only the first two texts speak of it.
    if (!edition.startsWith("2021")) {
      return List.of(false);
    }
    if (account.publicNetworkAccess() == PublicNetworkAccess.ENABLED) {
      return List.of(false);
    }
    return account.publicNetworkAccess() == PublicNetworkAccess.DISABLED
        ? List.of(true)
        : List.of(true, false);
  }

  private static List<Boolean> virtualNetwork(BatchPool pool) {
    return pool.subnet().isUnknown() ? List.of(true, false) : List.of(pool.subnet().isPresent());
  }

  private static List<PublicIp> publicIp(BatchPool pool) {
    List<PublicIp> answers = new ArrayList<>();
    if (pool.publicIpProvision() != PublicIpProvision.NO_PUBLIC_IP_ADDRESSES) {
      answers.add(PublicIp.YES);
    }
    if (pool.publicIpProvision() == PublicIpProvision.NO_PUBLIC_IP_ADDRESSES
        || pool.publicIpProvision() == PublicIpProvision.UNKNOWN) {
      if (pool.noPublicIpGeneration() != NoPublicIpGeneration.V2_SIMPLIFIED) {
        answers.add(PublicIp.NONE_V1);
      }
      if (pool.noPublicIpGeneration() != NoPublicIpGeneration.V1_PREVIEW) {
        answers.add(PublicIp.NONE_V2);
      }
    }
    return answers;
  }

  private List<NodeCommunicationMode> targets(BatchPool pool) {
    // The preview knows no target mode.
    if (isPreview()) {
      return List.of(NodeCommunicationMode.DEFAULT);
    }
    return pool.targetMode() == NodeCommunicationMode.UNKNOWN
        ? List.of(
            NodeCommunicationMode.DEFAULT,
            NodeCommunicationMode.CLASSIC,
            NodeCommunicationMode.SIMPLIFIED)
        : List.of(pool.targetMode());
  }
}
