package io.github.batchcomm.testkit.laws;

import static io.github.batchcomm.model.CommunicationModel.SIMPLIFIED;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.CommunicationModelChange;
import io.github.batchcomm.model.ModelHistory;
import io.github.batchcomm.model.NoPublicIpGeneration;
import io.github.batchcomm.model.NodeCommunicationMode;
import io.github.batchcomm.model.PoolConfiguration;
import io.github.batchcomm.model.PublicIpProvision;
import io.github.batchcomm.model.PublicNetworkAccess;
import io.github.batchcomm.testkit.laws.World.PublicIp;
import io.github.batchcomm.testkit.laws.World.Shape;
import io.github.batchcomm.testkit.laws.World.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The worlds that what is known leaves open. */
final class OpenWorlds {

  private static final Instant LONG_AGO = Instant.parse("2000-01-01T00:00:00Z");

  private static final ImmutableList<Boolean> YES = ImmutableList.of(true);
  private static final ImmutableList<Boolean> NO = ImmutableList.of(false);
  private static final ImmutableList<Boolean> EITHER = ImmutableList.of(true, false);

  private final PageReading page;
  private final BatchAccount account;
  private final BatchPool pool;
  private final Instant asOf;
  private final ImmutableList<Shape> shapes;

  OpenWorlds(PageReading page, BatchAccount account, BatchPool pool, Instant asOf) {
    this.page = page;
    this.account = account;
    this.pool = pool;
    this.asOf = asOf;
    this.shapes = shapes();
  }

  /** What is to be said of the present nodes by what they report, if they report anything. */
  Set<Ruling> reportsOfPresentNodes() {
    Set<Ruling> rulings = EnumSet.noneOf(Ruling.class);
    forEach(
        presentAllocations(),
        EITHER,
        world -> page.observed(world, pool.currentMode()).ifPresent(rulings::add));
    return rulings;
  }

  /** What is to be said of the present nodes apart from what they report. */
  Set<Ruling> rulingsOnPresentNodes() {
    return rulings(presentAllocations(), EITHER);
  }

  Set<Ruling> rulingsOnNextNodes() {
    return rulings(ImmutableSortedSet.of(asOf), YES);
  }

  private ImmutableSortedSet<Instant> presentAllocations() {
    if (pool.lastScaledFromZero().isPresent()) {
      return ImmutableSortedSet.of(pool.lastScaledFromZero().get());
    }
    Instant earliest = pool.creationTime().orElse(LONG_AGO);
    Instant latest = pool.allocationStateTransitionTime().orElse(asOf);
    return instants(earliest, latest.isBefore(earliest) ? earliest : latest);
  }

  private Set<Ruling> rulings(
      ImmutableSortedSet<Instant> allocations, ImmutableList<Boolean> targetInForce) {
    Set<Ruling> rulings = EnumSet.noneOf(Ruling.class);
    forEach(allocations, targetInForce, world -> rulings.add(page.ruling(world)));
    return rulings;
  }

  private void forEach(
      ImmutableSortedSet<Instant> allocations,
      ImmutableList<Boolean> targetInForce,
      Consumer<World> visitor) {
    List<Times> times = new ArrayList<>();
    for (Instant allocated : allocations) {
      for (boolean simplified : accountSimplified(allocated)) {
        for (boolean optedIn : everOptedIn(allocated)) {
          for (Instant created : creations(allocated)) {
            for (boolean inForce : targetInForce) {
              times.add(new Times(simplified, optedIn, inForce, created, allocated, asOf));
            }
          }
        }
      }
    }
    for (Shape shape : shapes) {
      for (NodeCommunicationMode target : targets()) {
        for (Times time : times) {
          visitor.accept(new World(shape, time, target));
        }
      }
    }
  }

  /** The ends of an interval, and both sides of every date within it. */
  private ImmutableSortedSet<Instant> instants(Instant earliest, Instant latest) {
    ImmutableSortedSet.Builder<Instant> instants = ImmutableSortedSet.naturalOrder();
    instants.add(earliest, latest);
    for (Instant date : dates()) {
      for (Instant side : ImmutableList.of(date.minusNanos(1), date)) {
        if (!side.isBefore(earliest) && !side.isAfter(latest)) {
          instants.add(side);
        }
      }
    }
    return instants.build();
  }

  private ImmutableSet<Instant> dates() {
    ImmutableSet.Builder<Instant> dates = ImmutableSet.builder();
    dates.addAll(page.dates());
    for (CommunicationModelChange change : changes()) {
      dates.add(change.requestedAt());
      change.confirmedAt().ifPresent(dates::add);
    }
    return dates.build();
  }

  private ImmutableList<CommunicationModelChange> changes() {
    return account.modelHistory().map(ModelHistory::changes).orElse(ImmutableList.of());
  }

  private ImmutableSet<Instant> creations(Instant allocated) {
    if (pool.creationTime().isPresent()) {
      return ImmutableSet.of(pool.creationTime().get());
    }
    // The preview never asks when the pool was created.
    return page.isPreview() ? ImmutableSet.of(LONG_AGO) : instants(LONG_AGO, allocated);
  }

  /** From the confirmation on the new model, from the request to the confirmation either. */
  private ImmutableList<Boolean> accountSimplified(Instant at) {
    // Only the preview asks for it.
    if (!page.isPreview()) {
      return NO;
    }
    if (account.modelHistory().isEmpty()) {
      return EITHER;
    }
    boolean simplified = false;
    for (CommunicationModelChange change : changes()) {
      boolean wanted = change.to() == SIMPLIFIED;
      if (isDone(change, at)) {
        simplified = wanted;
      } else if (!change.requestedAt().isAfter(at) && wanted != simplified) {
        return EITHER;
      }
    }
    return ImmutableList.of(simplified);
  }

  private ImmutableList<Boolean> everOptedIn(Instant at) {
    // The preview does not ask for it.
    if (page.isPreview()) {
      return NO;
    }
    if (account.modelHistory().isEmpty()) {
      return EITHER;
    }
    boolean perhaps = false;
    for (CommunicationModelChange change : changes()) {
      if (change.to() == SIMPLIFIED) {
        if (isDone(change, at)) {
          return YES;
        }
        perhaps |= !change.requestedAt().isAfter(at);
      }
    }
    return perhaps ? EITHER : NO;
  }

  private static boolean isDone(CommunicationModelChange change, Instant at) {
    return change.confirmedAt().stream().anyMatch(confirmed -> !confirmed.isAfter(at));
  }

  private ImmutableList<Shape> shapes() {
    ImmutableList.Builder<Shape> open = ImmutableList.builder();
    for (boolean cloudServices : cloudServices()) {
      for (boolean supported : RegionReading.supported(page.edition(), account.region())) {
        for (boolean privateAccount : privateAccount()) {
          for (boolean virtualNetwork : virtualNetwork()) {
            for (PublicIp publicIp : publicIp()) {
              open.add(
                  new Shape(cloudServices, supported, privateAccount, virtualNetwork, publicIp));
            }
          }
        }
      }
    }
    return open.build();
  }

  private ImmutableList<Boolean> cloudServices() {
    return pool.configuration() == PoolConfiguration.UNKNOWN
        ? EITHER
        : ImmutableList.of(pool.configuration() == PoolConfiguration.CLOUD_SERVICES);
  }

  private ImmutableList<Boolean> privateAccount() {
    if (!page.speaksOfPrivateAccounts()
        || account.publicNetworkAccess() == PublicNetworkAccess.ENABLED) {
      return NO;
    }
    return account.publicNetworkAccess() == PublicNetworkAccess.DISABLED ? YES : EITHER;
  }

  private ImmutableList<Boolean> virtualNetwork() {
    return pool.subnet().isUnknown() ? EITHER : ImmutableList.of(pool.subnet().isPresent());
  }

  private ImmutableSet<PublicIp> publicIp() {
    ImmutableSet.Builder<PublicIp> open = ImmutableSet.builder();
    if (pool.publicIpProvision() != PublicIpProvision.NO_PUBLIC_IP_ADDRESSES) {
      open.add(PublicIp.YES);
    }
    if (pool.publicIpProvision() == PublicIpProvision.NO_PUBLIC_IP_ADDRESSES
        || pool.publicIpProvision() == PublicIpProvision.UNKNOWN) {
      if (pool.noPublicIpGeneration() != NoPublicIpGeneration.V2_SIMPLIFIED) {
        open.add(PublicIp.NONE_V1);
      }
      if (pool.noPublicIpGeneration() != NoPublicIpGeneration.V1_PREVIEW) {
        open.add(PublicIp.NONE_V2);
      }
    }
    return open.build();
  }

  private ImmutableList<NodeCommunicationMode> targets() {
    // The preview knows no target mode.
    if (page.isPreview()) {
      return ImmutableList.of(NodeCommunicationMode.DEFAULT);
    }
    return pool.targetMode() == NodeCommunicationMode.UNKNOWN
        ? ImmutableList.of(
            NodeCommunicationMode.DEFAULT,
            NodeCommunicationMode.CLASSIC,
            NodeCommunicationMode.SIMPLIFIED)
        : ImmutableList.of(pool.targetMode());
  }
}
