package io.github.batchcomm.testkit.laws;

import com.google.common.collect.Sets;
import io.github.batchcomm.edition.EndpointRequirement;
import io.github.batchcomm.edition.EndpointRequirement.ForConvenience;
import io.github.batchcomm.edition.EndpointRequirement.ForWorkloads;
import io.github.batchcomm.edition.EndpointRequirement.Occasion;
import io.github.batchcomm.edition.EndpointRequirement.OverPrivateEndpoint;
import io.github.batchcomm.edition.EndpointRequirement.OverPublicEndpoint;
import io.github.batchcomm.endpoint.Need;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.PoolConfiguration;
import io.github.batchcomm.model.PublicIpProvision;
import io.github.batchcomm.model.Workload;
import io.github.batchcomm.testkit.laws.WayReading.Way;
import java.util.Optional;
import java.util.Set;

/** How much a pool needs the flows that an edition states, read from the edition once more. */
final class NeedReading {

  /**
   * How much a flow is needed.
   *
   * @param kind how much
   * @param explanation what the edition states about it; empty where it leaves the words open
   */
  record Wanted(Need.Kind kind, Optional<String> explanation) {

    private static final Wanted REQUIRED = new Wanted(Need.Kind.REQUIRED, Optional.of(""));

    private static final Wanted CONDITIONAL = new Wanted(Need.Kind.CONDITIONAL, Optional.empty());

    private static Wanted on(String condition) {
      return new Wanted(Need.Kind.CONDITIONAL, Optional.of(condition));
    }

    /** Whether a need is this one. */
    boolean isMetBy(Need need) {
      return need.kind() == kind
          && explanation
              .map(need.explanation()::equals)
              .orElseGet(() -> !need.explanation().isBlank());
    }
  }

  private final BatchPool pool;
  private final WayReading way;
  private final StorageReading storage;

  NeedReading(PoolAnswers answers) {
    this.pool = answers.pool();
    this.way = new WayReading(answers.edition(), answers.account(), answers.pool());
    this.storage = new StorageReading(answers.account(), answers.pool());
  }

  WayReading way() {
    return way;
  }

  /** The need of a flow, for a possible model or for the move between both; empty for none. */
  Optional<Wanted> need(EndpointRequirement requirement, boolean union) {
    boolean ofThisKind =
        requirement.configurations().isEmpty()
            || requirement.configurations().contains(pool.configuration());
    if (!ofThisKind && pool.configuration() != PoolConfiguration.UNKNOWN) {
      return Optional.empty();
    }
    Wanted plain = ofThisKind ? Wanted.REQUIRED : Wanted.CONDITIONAL;
    boolean withoutPublicIp = pool.publicIpProvision() == PublicIpProvision.NO_PUBLIC_IP_ADDRESSES;
    return byOccasion(plain, requirement.occasion(), union)
        .map(
            need ->
                requirement
                    .doubtWithoutPublicIp()
                    .filter(doubt -> withoutPublicIp)
                    .map(Wanted::on)
                    .orElse(need));
  }

  private Optional<Wanted> byOccasion(Wanted plain, Occasion occasion, boolean union) {
    if (occasion instanceof OverPublicEndpoint) {
      return overEndpoint(plain, Way.OPEN);
    }
    if (occasion instanceof OverPrivateEndpoint) {
      return overEndpoint(plain, Way.CLOSED);
    }
    if (occasion instanceof ForConvenience convenience) {
      return declares(convenience.workloads())
          ? Optional.of(new Wanted(Need.Kind.OPTIONAL, Optional.empty()))
          : Optional.empty();
    }
    if (occasion instanceof ForWorkloads workloads) {
      if (declares(workloads.workloads()) || (union && workloads.baseline())) {
        return Optional.of(plain);
      }
      return workloads.baseline() && pool.workloads().isEmpty()
          ? Optional.of(Wanted.on(workloads.condition()))
          : Optional.empty();
    }
    return Optional.of(plain);
  }

  /** A flow that is taken while the public endpoint is as given, open or closed. */
  private Optional<Wanted> overEndpoint(Wanted plain, Way publicEndpoint) {
    if (way.publicEndpoint() == Way.UNKNOWN) {
      return Optional.of(Wanted.CONDITIONAL);
    }
    // Where both are open, the resolution of a name decides.
    if (way.publicEndpoint() == Way.OPEN && way.privateEndpoint() == Way.OPEN) {
      return Optional.of(Wanted.CONDITIONAL);
    }
    return way.publicEndpoint() == publicEndpoint ? Optional.of(plain) : Optional.empty();
  }

  /** What is declared, and what the pool's own document shows of Azure Storage. */
  private boolean declares(Set<Workload> workloads) {
    return pool.workloads().stream()
            .anyMatch(declared -> !Sets.intersection(declared, workloads).isEmpty())
        || storage.shows(workloads);
  }
}
