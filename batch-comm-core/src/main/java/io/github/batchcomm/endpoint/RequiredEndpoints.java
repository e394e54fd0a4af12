package io.github.batchcomm.endpoint;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Sets;
import io.github.batchcomm.edition.Clause;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.EndpointRequirement;
import io.github.batchcomm.edition.EndpointRequirement.Always;
import io.github.batchcomm.edition.EndpointRequirement.ForConvenience;
import io.github.batchcomm.edition.EndpointRequirement.ForWorkloads;
import io.github.batchcomm.edition.EndpointRequirement.Occasion;
import io.github.batchcomm.edition.EndpointRequirement.OverPrivateEndpoint;
import io.github.batchcomm.edition.EndpointRequirement.OverPublicEndpoint;
import io.github.batchcomm.edition.Remote;
import io.github.batchcomm.endpoint.NodeManagementPath.Availability;
import io.github.batchcomm.internal.Memo;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.CommunicationModel;
import io.github.batchcomm.model.PoolConfiguration;
import io.github.batchcomm.model.Region;
import io.github.batchcomm.model.ResourceId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lists the flows that pools need, by one edition.
 *
 * <p>Safe to share between threads. The same input always gives the same answer. Pools in the same
 * circumstances share one list: the instance keeps a bounded number of those it has given and looks
 * them up, so it is worth keeping.
 */
public final class RequiredEndpoints {

  private static final ImmutableSortedSet<CommunicationModel> BOTH =
      ImmutableSortedSet.copyOf(CommunicationModel.values());

  private static final int MOST_LISTS = 1 << 15;

  private final Edition edition;
  private final Memo<RequiredEndpoint, RequiredEndpoint> distinct = Memo.ofEqualValues(MOST_LISTS);
  private final Memo<Circumstances, ImmutableList<RequiredEndpoint>> lists;
  private final Memo<Circumstances, ImmutableList<RequiredEndpoint>> unions;

  /**
   * Creates the list for an edition.
   *
   * @param edition the rules to go by
   */
  public RequiredEndpoints(Edition edition) {
    this.edition = edition;
    this.lists =
        new Memo<>(
            MOST_LISTS,
            circumstances ->
                list(edition.endpoints(), circumstances, false, RequiredEndpoints::asStated));
    this.unions =
        new Memo<>(
            MOST_LISTS, circumstances -> listUnion(circumstances, RequiredEndpoints::asStated));
  }

  /**
   * Lists what a pool needs under any of several models.
   *
   * @param account the pool's account
   * @param pool the pool
   * @param models the models; an empty set needs nothing
   * @return the flows in the edition's order, each with those of the models it is for
   */
  public ImmutableList<RequiredEndpoint> forModels(
      BatchAccount account, BatchPool pool, Set<CommunicationModel> models) {
    NodeManagementPath path = NodeManagementPath.of(edition, account, pool);
    Circumstances circumstances = Circumstances.of(account, pool, path, models);
    return through(
        path.privateEndpoints(),
        pool.storageUses().isEmpty()
            ? lists.get(circumstances)
            : list(
                edition.endpoints(), circumstances, false, new StorageParties(account, pool)::of));
  }

  /**
   * Lists what a pool needs while it moves from one model to the other: the flows of both, where a
   * flow that another covers is left out.
   *
   * @param account the pool's account
   * @param pool the pool
   * @return the union of both models
   */
  public ImmutableList<RequiredEndpoint> union(BatchAccount account, BatchPool pool) {
    NodeManagementPath path = NodeManagementPath.of(edition, account, pool);
    Circumstances circumstances = Circumstances.of(account, pool, path, BOTH);
    return through(
        path.privateEndpoints(),
        pool.storageUses().isEmpty()
            ? unions.get(circumstances)
            : listUnion(circumstances, new StorageParties(account, pool)::of));
  }

  /** Tells who is at the other end of a flow, given who the edition says is. */
  private interface Parties {
    ImmutableList<RemoteParty> of(EndpointRequirement requirement, RemoteParty stated);
  }

  private static ImmutableList<RemoteParty> asStated(
      EndpointRequirement requirement, RemoteParty stated) {
    return ImmutableList.of(stated);
  }

  /** Fills in the private endpoints, which nearly every account has others of or none. */
  private static ImmutableList<RequiredEndpoint> through(
      ImmutableSet<ResourceId> privateEndpoints, ImmutableList<RequiredEndpoint> endpoints) {
    if (privateEndpoints.isEmpty() || !haveNodeManagementPrivateEndpoint(endpoints)) {
      return endpoints;
    }
    RemoteParty known = new RemoteParty.NodeManagementPrivateEndpoint(privateEndpoints);
    ImmutableList.Builder<RequiredEndpoint> filledIn =
        ImmutableList.builderWithExpectedSize(endpoints.size());
    for (RequiredEndpoint endpoint : endpoints) {
      filledIn.add(
          endpoint.remote() instanceof RemoteParty.NodeManagementPrivateEndpoint
              ? endpoint.withRemote(known)
              : endpoint);
    }
    return filledIn.build();
  }

  private static boolean haveNodeManagementPrivateEndpoint(
      ImmutableList<RequiredEndpoint> endpoints) {
    for (RequiredEndpoint endpoint : endpoints) {
      if (endpoint.remote() instanceof RemoteParty.NodeManagementPrivateEndpoint) {
        return true;
      }
    }
    return false;
  }

  private ImmutableList<RequiredEndpoint> listUnion(Circumstances circumstances, Parties parties) {
    // Of flows that cover each other, one that does not depend on the workload stays.
    ImmutableList<Clause<EndpointRequirement>> requirements =
        ImmutableList.sortedCopyOf(
            Comparator.comparing(clause -> dependsOnWorkload(clause.content().occasion())),
            edition.endpoints());
    List<RequiredEndpoint> union = new ArrayList<>();
    for (RequiredEndpoint endpoint : list(requirements, circumstances, true, parties)) {
      add(union, endpoint);
    }
    return ImmutableList.copyOf(union);
  }

  private static boolean dependsOnWorkload(Occasion occasion) {
    return occasion instanceof ForWorkloads || occasion instanceof ForConvenience;
  }

  /** Adds a flow to a union in which no flow covers another, and keeps it so. */
  private static void add(List<RequiredEndpoint> union, RequiredEndpoint added) {
    for (int i = 0; i < union.size(); i++) {
      if (covers(union.get(i), added)) {
        union.set(i, merge(union.get(i), added));
        return;
      }
    }
    RequiredEndpoint covering = added;
    for (RequiredEndpoint other : union) {
      if (covers(added, other)) {
        covering = merge(covering, other);
      }
    }
    union.removeIf(other -> covers(added, other));
    union.add(covering);
  }

  private static boolean covers(RequiredEndpoint covering, RequiredEndpoint covered) {
    // A flow needed on one condition does not stand for one needed on another.
    return covering.coversFlowOf(covered)
        && (covering.need().equals(Need.REQUIRED) || covering.need().equals(covered.need()))
        && covering.advisoryProtocols().containsAll(covered.advisoryProtocols());
  }

  private static RequiredEndpoint merge(RequiredEndpoint covering, RequiredEndpoint covered) {
    return RequiredEndpoint.builder()
        .from(covering)
        .models(ImmutableSortedSet.copyOf(Sets.union(covering.models(), covered.models())))
        .build();
  }

  private ImmutableList<RequiredEndpoint> list(
      Iterable<Clause<EndpointRequirement>> requirements,
      Circumstances circumstances,
      boolean union,
      Parties parties) {
    ImmutableList.Builder<RequiredEndpoint> endpoints = ImmutableList.builder();
    for (Clause<EndpointRequirement> clause : requirements) {
      EndpointRequirement requirement = clause.content();
      Set<CommunicationModel> concerned =
          Sets.filter(requirement.models(), circumstances::includes);
      if (!concerned.isEmpty()) {
        Optional<Need> need = need(requirement, circumstances, union);
        if (need.isPresent()) {
          for (RemoteParty party :
              parties.of(requirement, remote(requirement.remote(), circumstances.region()))) {
            endpoints.add(
                distinct.get(
                    endpoint(clause, circumstances)
                        .remote(party)
                        .models(ImmutableSortedSet.copyOf(concerned))
                        .need(need.get())
                        .build()));
          }
        }
      }
    }
    return endpoints.build();
  }

  private static RequiredEndpoint.Builder endpoint(
      Clause<EndpointRequirement> clause, Circumstances circumstances) {
    EndpointRequirement requirement = clause.content();
    return RequiredEndpoint.builder()
        .id(requirement.id())
        .direction(requirement.direction())
        .protocols(requirement.protocols())
        .advisoryProtocols(requirement.advisoryProtocols())
        .ports(requirement.ports())
        .network(circumstances.network())
        .source(clause.source());
  }

  private static Optional<Need> need(
      EndpointRequirement requirement, Circumstances circumstances, boolean union) {
    return byConfiguration(requirement, circumstances.configuration())
        .flatMap(need -> byOccasion(need, requirement.occasion(), circumstances, union))
        .map(need -> byPublicIp(need, requirement, circumstances));
  }

  private static Optional<Need> byConfiguration(
      EndpointRequirement requirement, PoolConfiguration configuration) {
    if (requirement.configurations().isEmpty()
        || requirement.configurations().contains(configuration)) {
      return Optional.of(Need.REQUIRED);
    }
    return configuration == PoolConfiguration.UNKNOWN
        ? Optional.of(Need.conditional("Needed if the pool is of Cloud Services Configuration"))
        : Optional.empty();
  }

  private static Optional<Need> byOccasion(
      Need need, Occasion occasion, Circumstances circumstances, boolean union) {
    if (occasion instanceof Always) {
      return Optional.of(need);
    }
    if (occasion instanceof OverPublicEndpoint) {
      return overPublicEndpoint(need, circumstances);
    }
    if (occasion instanceof OverPrivateEndpoint) {
      return overPrivateEndpoint(need, circumstances);
    }
    if (occasion instanceof ForWorkloads workloads) {
      return forWorkloads(need, workloads, circumstances, union);
    }
    if (occasion instanceof ForConvenience convenience) {
      return circumstances.declareAny(convenience.workloads())
          ? Optional.of(Need.optional("Lets people sign in to the nodes"))
          : Optional.empty();
    }
    throw new AssertionError(occasion);
  }

  private static Optional<Need> forWorkloads(
      Need need, ForWorkloads workloads, Circumstances circumstances, boolean union) {
    if (union && workloads.baseline()) {
      return Optional.of(need);
    }
    if (circumstances.declareAny(workloads.workloads())) {
      return Optional.of(need);
    }
    return workloads.baseline() && !circumstances.workloadsDeclared()
        ? Optional.of(Need.conditional(workloads.condition()))
        : Optional.empty();
  }

  private static Optional<Need> overPublicEndpoint(Need need, Circumstances circumstances) {
    return switch (circumstances.publicEndpoint()) {
      case UNAVAILABLE -> Optional.empty();
      case UNKNOWN ->
          Optional.of(
              Need.conditional(
                  "Needed if the account's public node management endpoint answers the nodes"));
      case AVAILABLE ->
          circumstances.privateEndpoint() == Availability.AVAILABLE
              ? Optional.of(
                  Need.conditional(
                      "Needed if the node management name resolves to the public endpoint"))
              : Optional.of(need);
    };
  }

  private static Optional<Need> overPrivateEndpoint(Need need, Circumstances circumstances) {
    return switch (circumstances.publicEndpoint()) {
      case UNAVAILABLE -> Optional.of(need);
      case UNKNOWN ->
          Optional.of(
              Need.conditional(
                  "Needed if the account's public node management endpoint does not answer the nodes"));
      case AVAILABLE ->
          circumstances.privateEndpoint() == Availability.AVAILABLE
              ? Optional.of(
                  Need.conditional(
                      "Needed if the node management name resolves to the private endpoint"))
              : Optional.empty();
    };
  }

  private static Need byPublicIp(
      Need need, EndpointRequirement requirement, Circumstances circumstances) {
    return circumstances.withoutPublicIp()
        ? requirement.doubtWithoutPublicIp().map(Need::conditional).orElse(need)
        : need;
  }

  private static RemoteParty remote(Remote remote, Region region) {
    if (remote instanceof Remote.RegionalService service) {
      return new RemoteParty.Tag(service.service().in(region));
    }
    if (remote instanceof Remote.GlobalService service) {
      return new RemoteParty.Tag(service.service());
    }
    if (remote instanceof Remote.Host host) {
      return new RemoteParty.Host(host.name());
    }
    if (remote instanceof Remote.NodeManagementPrivateEndpoint) {
      return new RemoteParty.NodeManagementPrivateEndpoint(ImmutableSet.of());
    }
    if (remote instanceof Remote.Administrators) {
      return new RemoteParty.Administrators();
    }
    if (remote instanceof Remote.Anywhere) {
      return new RemoteParty.Anywhere();
    }
    throw new AssertionError(remote);
  }
}
