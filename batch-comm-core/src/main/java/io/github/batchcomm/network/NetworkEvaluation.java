package io.github.batchcomm.network;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.endpoint.RequiredEndpoint;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.Subnet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether a network lets the flows of pools through, by one edition.
 *
 * <p>Immutable and safe to share between threads. The same input always gives the same answer.
 */
public final class NetworkEvaluation {

  /** Rules are reviewed for whatever may be at the other end. */
  private static final RemoteSide ANYBODY =
      RemoteSide.of(AddressSet.NONE, true, Optional.empty(), "anybody");

  private final Edition edition;

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
   * @return an answer for each protocol of each endpoint, in the order of the endpoints; the
   *     advisory protocols of an endpoint after the others
   */
  public NetworkAudit evaluate(
      BatchAccount account, BatchPool pool, Iterable<RequiredEndpoint> endpoints, Network network) {
    Surroundings surroundings = Surroundings.of(edition, account, pool, network);
    RequiredFlows required = new RequiredFlows(surroundings);
    ImmutableList.Builder<NetworkFlow> found = ImmutableList.builder();
    Set<DecidingRule> deciding = new HashSet<>();
    for (RequiredEndpoint endpoint : endpoints) {
      for (RequiredFlow flow : required.of(endpoint)) {
        ImmutableList<LayerResult> results = new FlowPath(surroundings, flow).results();
        results.forEach(result -> deciding.addAll(result.rules()));
        found.add(new NetworkFlow(flow, Verdicts.of(flow, results)));
      }
    }
    ImmutableList<NetworkFlow> flows = found.build();
    Optional<RuleReview> review =
        surroundings
            .subnet()
            .value()
            .flatMap(subnet -> subnet.networkSecurityGroup().value())
            .flatMap(network::networkSecurityGroup)
            .map(group -> new RuleReview(group, surroundings.namesFor(ANYBODY)));
    return NetworkAudit.builder()
        .pool(pool)
        .flows(flows)
        .shadowedRules(review.map(RuleReview::shadowed).orElse(ImmutableList.of()))
        .idleRules(review.map(it -> it.idle(flows, deciding)).orElse(ImmutableList.of()))
        .build();
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
