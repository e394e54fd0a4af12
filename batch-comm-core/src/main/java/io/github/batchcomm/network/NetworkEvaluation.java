package io.github.batchcomm.network;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.endpoint.RequiredEndpoint;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.Cloud;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.NetworkSecurityGroup;
import io.github.batchcomm.model.Subnet;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a network lets the flows of pools through, by one edition.
 *
 * <p>Safe to share between threads. The same input always gives the same answer; answers about the
 * network that was asked about last are kept, so that its further pools take less time.
 */
public final class NetworkEvaluation {

  /** Rules are reviewed for whatever may be at the other end. */
  private static final RemoteSide ANYBODY =
      RemoteSide.of(AddressSet.NONE, true, Optional.empty(), "anybody");

  private final Edition edition;

  /**
   * Answers about the network that was asked about last: the pools of an account are mostly asked
   * about one after another. Threads may overwrite each other's, which costs time and nothing else.
   */
  private volatile @Nullable SubnetAnswers last;

  /**
   * Creates the evaluation by an edition.
   *
   * @param edition the rules to go by
   */
  public NetworkEvaluation(Edition edition) {
    this.edition = edition;
  }

  /**
   * Decides about the flows of a pool.
   *
   * @param account the pool's account
   * @param pool the pool
   * @param endpoints the endpoints it needs
   * @param network everything known of the networks around it
   * @param asOf the instant asked about, in UTC
   * @return an answer for each protocol of each endpoint, in the order of the endpoints; the
   *     advisory protocols of an endpoint after the others
   */
  public NetworkAudit evaluate(
      BatchAccount account,
      BatchPool pool,
      Iterable<RequiredEndpoint> endpoints,
      Network network,
      Instant asOf) {
    Surroundings surroundings = Surroundings.of(edition, account, pool, network, asOf);
    SubnetAnswers answers = answers(network, account.region().cloud());
    RequiredFlows required = new RequiredFlows(surroundings);
    ImmutableList.Builder<NetworkFlow> found = ImmutableList.builder();
    Set<DecidingRule> deciding = new HashSet<>();
    for (RequiredEndpoint endpoint : endpoints) {
      for (RequiredFlow flow : required.of(endpoint)) {
        ImmutableList<LayerResult> results = new FlowPath(surroundings, flow, answers).results();
        results.forEach(result -> deciding.addAll(result.rules()));
        found.add(new NetworkFlow(flow, answers.verdict(flow, results)));
      }
    }
    ImmutableList<NetworkFlow> flows = found.build();
    NetworkAudit.Builder audit = NetworkAudit.builder().pool(pool).flows(flows);
    Optional<Subnet> subnet = surroundings.subnet().value();
    Optional<NetworkSecurityGroup> group =
        subnet
            .flatMap(it -> it.networkSecurityGroup().value())
            .flatMap(network::networkSecurityGroup);
    if (group.isPresent()) {
      RuleReview review = new RuleReview(group.get(), surroundings.namesFor(ANYBODY));
      audit.shadowedRules(
          answers.shadowedRules(subnet.orElseThrow(), group.get(), review::shadowed));
      audit.idleRules(review.idle(flows, deciding));
    }
    return audit.build();
  }

  private SubnetAnswers answers(Network network, Optional<Cloud> cloud) {
    @Nullable SubnetAnswers before = last;
    if (before != null && before.areAbout(network, cloud)) {
      return before;
    }
    SubnetAnswers none = SubnetAnswers.none(network, cloud);
    last = none;
    return none;
  }

  /**
   * Tells whether the documents show the network around a pool, so that there is something to
   * judge.
   *
   * @param pool the pool
   * @param network everything known of networks
   * @return true if the pool's subnet is known
   */
  public static boolean shows(BatchPool pool, Network network) {
    Optional<Subnet> subnet =
        pool.subnet().value().flatMap(reference -> network.subnet(reference.id()));
    return subnet.isPresent();
  }
}
