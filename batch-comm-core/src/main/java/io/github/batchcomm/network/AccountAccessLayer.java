package io.github.batchcomm.network;

import io.github.batchcomm.edition.NodeManagementAccess;
import io.github.batchcomm.endpoint.RemoteParty;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.model.AccessAction;
import io.github.batchcomm.model.CommunicationModel;
import io.github.batchcomm.model.Contradiction;
import io.github.batchcomm.model.EndpointAccessProfile;
import io.github.batchcomm.model.IpRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Whether the account answers the addresses that nodes come from. (Azure's page on public network
 * access with Batch accounts.)
 */
final class AccountAccessLayer {

  private final Surroundings pool;
  private final RequiredFlow flow;
  private final Optional<OnwardPath.Walked> way;

  private AccountAccessLayer(
      Surroundings pool, RequiredFlow flow, Optional<OnwardPath.Walked> way) {
    this.pool = pool;
    this.flow = flow;
    this.way = way;
  }

  /**
   * Asks the account.
   *
   * @param way the way that packets take, which decides by which addresses they leave; empty if no
   *     routes concern them
   * @return what it does, if the flow goes to node management's public endpoint and the edition
   *     knows of such access
   */
  static Optional<LayerResult> of(
      Surroundings pool, RequiredFlow flow, Optional<OnwardPath.Walked> way) {
    // Of the account endpoint, which tasks of classic pools call, the editions do not say so.
    boolean toNodeManagement =
        flow.endpoint().direction() == Direction.OUTBOUND
            && flow.endpoint().models().contains(CommunicationModel.SIMPLIFIED)
            && flow.endpoint().remote() instanceof RemoteParty.Tag tag
            && tag.tag().isNodeManagement();
    boolean refuses =
        pool.edition().nodeManagementAccess().content()
            == NodeManagementAccess.PRIVATE_ENDPOINT_REQUIRED_WITHOUT_PUBLIC_ACCESS;
    return toNodeManagement && refuses
        ? Optional.of(new AccountAccessLayer(pool, flow, way).result())
        : Optional.empty();
  }

  private LayerResult result() {
    return switch (pool.account().publicNetworkAccess()) {
      case ENABLED -> withinIpRules();
      case DISABLED ->
          LayerResult.stopping(
              flow.packets(), rule("publicNetworkAccess"), "keeps public addresses out");
      case SECURED_BY_PERIMETER ->
          LayerResult.open(
              flow.packets(),
              missing(
                  "What the network perimeter around the account lets nodes see is not documented.",
                  "Verify it from a node, or give the account a private endpoint to"
                      + " nodeManagement."));
      case UNKNOWN ->
          LayerResult.open(
              flow.packets(),
              missing(
                  "Whether the account answers public addresses is not known.",
                  "Export the account with its publicNetworkAccess, with 'az batch account"
                      + " show'."));
    };
  }

  private LayerResult withinIpRules() {
    Optional<EndpointAccessProfile> profile =
        pool.account()
            .nodeManagementAccess()
            .value()
            .filter(it -> it.defaultAction() != AccessAction.ALLOW);
    if (profile.isEmpty()) {
      return LayerResult.permitting(
          flow.packets(), rule("publicNetworkAccess"), "answers all public addresses");
    }
    if (profile.get().defaultAction() == AccessAction.UNKNOWN) {
      return LayerResult.open(
          flow.packets(),
          missing(
              "Whether the account answers addresses that its IP rules do not list is not known.",
              "Export the account with its networkProfile, with 'az batch account show'."));
    }
    AddressSet answered = answered(profile.get());
    if (way.isEmpty()) {
      return judge(
          flow.packets(),
          pool.subnet().isUnknown()
              ? Optional.empty()
              : Egress.addresses(pool, Optional.empty(), flow.family()),
          answered);
    }
    List<LayerResult> results = new ArrayList<>();
    for (OnwardPath.Leaving leaving : way.get().leaving()) {
      results.add(judge(leaving.packets(), leaving.from().get(), answered));
    }
    return LayerResult.together(flow.packets(), results);
  }

  private LayerResult judge(FlowProduct packets, Optional<AddressSet> from, AddressSet answered) {
    if (from.isEmpty()) {
      return LayerResult.open(packets, ownAddressesMissing());
    }
    return answered.containsAll(from.get())
        ? LayerResult.permitting(
            packets, rule("IP rules"), "list the addresses that nodes call from")
        : LayerResult.stopping(
            packets,
            rule("IP rules"),
            "do not list " + from.get().difference(answered) + ", which nodes call from");
  }

  private MissingFact ownAddressesMissing() {
    MissingFact notGiven =
        missing(
            "The account answers listed addresses only, and from which public addresses the nodes"
                + " of pool "
                + pool.pool().id()
                + " call is not known.",
            "Give the pool public IP addresses or a NAT gateway of your own, and export these.");
    return pool.subnet()
        .value()
        .map(
            it ->
                Contradicted.or(
                    pool.network(),
                    Layer.ACCOUNT_ACCESS,
                    it.id(),
                    Contradiction.Property.NAT_GATEWAY,
                    () -> notGiven))
        .orElse(notGiven);
  }

  private static AddressSet answered(EndpointAccessProfile profile) {
    AddressSet.Builder answered = AddressSet.builder();
    for (IpRule rule : profile.ipRules()) {
      if (rule.action() == AccessAction.ALLOW) {
        answered.add(rule.addresses());
      }
    }
    return answered.build();
  }

  private DecidingRule rule(String name) {
    return DecidingRule.of(
        Layer.ACCOUNT_ACCESS, pool.account().name(), name, false, OptionalInt.empty());
  }

  private static MissingFact missing(String what, String settledBy) {
    return new MissingFact(Layer.ACCOUNT_ACCESS, what, settledBy);
  }
}
