package io.github.batchcomm.network;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import io.github.batchcomm.edition.NodeManagementAccess;
import io.github.batchcomm.endpoint.RemoteParty;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.model.AccessAction;
import io.github.batchcomm.model.AzureFirewall;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.Cloud;
import io.github.batchcomm.model.CommunicationModel;
import io.github.batchcomm.model.EndpointAccessProfile;
import io.github.batchcomm.model.IpRule;
import io.github.batchcomm.model.NetworkSecurityGroup;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.PrivateDnsZone;
import io.github.batchcomm.model.PrivateEndpoint;
import io.github.batchcomm.model.PrivateEndpointConnectionStatus;
import io.github.batchcomm.model.PrivateEndpointNetworkPolicies;
import io.github.batchcomm.model.PrivateLinkSubResource;
import io.github.batchcomm.model.ProvisioningState;
import io.github.batchcomm.model.PublicIpAddress;
import io.github.batchcomm.model.PublicIpPrefix;
import io.github.batchcomm.model.PublicIpProvision;
import io.github.batchcomm.model.PublicNetworkAccess;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.SecurityRule;
import io.github.batchcomm.model.Subnet;
import io.github.batchcomm.model.VirtualNetwork;
import java.net.InetAddress;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Sees whether the far end of a path is what a proof says: private endpoint, DNS and account. */
final class ServiceCheck {

  private static final Splitter LABELS = Splitter.on('.');

  private final Surroundings pool;
  private final RequiredFlow flow;

  ServiceCheck(Surroundings pool, RequiredFlow flow) {
    this.pool = pool;
    this.flow = flow;
  }

  /**
   * Several may share a name; for each address that is called, one of them must do.
   *
   * @param last the virtual network that packets are in before they get there
   */
  Optional<String> privateEndpoint(
      Optional<ResourceId> last,
      RemoteParty.NodeManagementPrivateEndpoint remote,
      FlowProduct packets,
      DecidingRule named) {
    ImmutableList<PrivateEndpoint> endpoints =
        ImmutableList.copyOf(
            remote.endpoints().stream()
                .flatMap(it -> pool.network().privateEndpoint(it).stream())
                .filter(
                    it -> named.equals(rule(Layer.PRIVATE_ENDPOINT, it.id().name(), "connection")))
                .iterator());
    if (endpoints.isEmpty()) {
      return Optional.of("there is no such private endpoint");
    }
    AddressSet left = flow.remoteAddresses(packets);
    Optional<String> objection = Optional.empty();
    for (PrivateEndpoint endpoint : endpoints) {
      AddressSet own = AddressSet.of(endpoint.addresses().toArray(InetAddress[]::new));
      FlowProduct called = packets.intersection(flow.withRemote(own));
      if (!called.isEmpty()) {
        Optional<String> wrong = objection(last, endpoint, called);
        left = wrong.isPresent() ? left : left.difference(own);
        objection = objection.or(() -> wrong);
      }
    }
    return left.isEmpty()
        ? Optional.empty()
        : objection.or(() -> Optional.of("it does not have all of the addresses that are called"));
  }

  private Optional<String> objection(
      Optional<ResourceId> last, PrivateEndpoint endpoint, FlowProduct packets) {
    if (!isApproved(endpoint)) {
      return Optional.of("nothing shows an approved connection to nodeManagement of the account");
    }
    if (endpoint.provisioningState() != ProvisioningState.SUCCEEDED
        && endpoint.provisioningState() != ProvisioningState.UNKNOWN) {
      return Optional.of("it may be otherwise than it is shown");
    }
    Optional<ResourceId> place = endpoint.subnet().flatMap(ResourceId::parent);
    return last.isPresent()
            && place.isPresent()
            && new ShownPeerings(pool.network(), last.get()).surelyReach(place.get())
        ? group(endpoint, packets)
        : Optional.of("it is in no network that is joined to that from which packets arrive");
  }

  /** Only documents show that no group is asked, or that the one that may be lets packets pass. */
  private Optional<String> group(PrivateEndpoint endpoint, FlowProduct packets) {
    Optional<Subnet> place = endpoint.subnet().flatMap(pool.network()::subnet);
    boolean isNotAsked =
        place.isPresent()
            && (place.get().networkSecurityGroup().isAbsent()
                || switch (place.get().privateEndpointNetworkPolicies()) {
                  case DISABLED, ROUTE_TABLE_ENABLED -> true;
                  case ENABLED, NETWORK_SECURITY_GROUP_ENABLED, UNKNOWN -> false;
                });
    if (isNotAsked) {
      return Optional.empty();
    }
    Optional<NetworkSecurityGroup> group =
        place
            .flatMap(it -> it.networkSecurityGroup().value())
            .flatMap(pool.network()::networkSecurityGroup);
    if (group.isEmpty()) {
      boolean isAsked =
          place
              .filter(
                  it ->
                      it.privateEndpointNetworkPolicies() != PrivateEndpointNetworkPolicies.UNKNOWN)
              .isPresent();
      return Optional.of(
          isAsked
              ? "the rules that its subnet's network policies have asked are not known"
              : "nothing shows that no network security group of its subnet stops them");
    }
    NamedAddresses names =
        new NamedAddresses(
            pool.network(),
            pool.serviceTags(),
            VirtualNetworkSpace.of(pool.network(), place.orElseThrow()),
            flow.remote());
    // What comes in there goes out from nodes.
    ImmutableList<SecurityRule> rules =
        ImmutableList.copyOf(
            group.get().inbound().stream()
                .map(it -> it.toBuilder().direction(Direction.OUTBOUND).build())
                .iterator());
    ImmutableList<RuleWalk.Line> lines =
        new RuleLines(pool, flow, names)
            .of(Layer.PRIVATE_ENDPOINT, group.get().id().name(), rules, false);
    return lines.stream().anyMatch(it -> RuleWalk.objection(packets, it.rule(), lines).isEmpty())
        ? Optional.empty()
        : Optional.of("the network security group of its subnet does not surely let them through");
  }

  /** The account or the endpoint must show it, and the other not speak against it. */
  private boolean isApproved(PrivateEndpoint endpoint) {
    boolean byAccount =
        pool.account().privateEndpointConnections().orElse(ImmutableList.of()).stream()
            .filter(it -> it.privateEndpoint().filter(endpoint.id()::equals).isPresent())
            .anyMatch(
                it ->
                    it.status() == PrivateEndpointConnectionStatus.APPROVED
                        && it.subResources().contains(PrivateLinkSubResource.NODE_MANAGEMENT));
    boolean byItself =
        endpoint.connections().stream()
            .anyMatch(
                it ->
                    leadsToAccount(it)
                        && !it.subResources().isEmpty()
                        && it.status() == PrivateEndpointConnectionStatus.APPROVED);
    boolean mayLead =
        endpoint.connections().isEmpty()
            || endpoint.connections().stream()
                .anyMatch(
                    it ->
                        leadsToAccount(it)
                            && (it.status() == PrivateEndpointConnectionStatus.APPROVED
                                || it.status() == PrivateEndpointConnectionStatus.UNKNOWN));
    return (byAccount || byItself) && mayLead;
  }

  private boolean leadsToAccount(PrivateEndpoint.Connection connection) {
    return pool.account().id().map(connection.service()::equals).orElse(true)
        && (connection.subResources().isEmpty()
            || connection.subResources().stream().anyMatch("nodeManagement"::equalsIgnoreCase));
  }

  private Optional<VirtualNetwork> around(Subnet subnet) {
    return pool.network().virtualNetwork(subnet.virtualNetwork().id());
  }

  Optional<String> dns(Subnet subnet, DecidingRule named) {
    boolean azureAnswers =
        around(subnet)
            .flatMap(VirtualNetwork::dnsServers)
            .filter(ImmutableList::isEmpty)
            .isPresent();
    if (!azureAnswers) {
      return Optional.of("nothing shows that the virtual network asks the DNS of Azure");
    }
    Optional<PrivateDnsZone> zone =
        pool.network().privateDnsZones().stream()
            .filter(it -> it.name().text().equals(named.resource()))
            .filter(it -> isLinked(it, subnet))
            .findFirst();
    Optional<String> suffix = pool.account().region().cloud().map(Cloud::batchSuffix);
    if (zone.isEmpty()
        || suffix.filter(it -> named.resource().equals("privatelink." + it)).isEmpty()) {
      return Optional.of("no zone of that name for node management is linked to the network");
    }
    return record(zone.get(), "." + suffix.get(), named);
  }

  private static boolean isLinked(PrivateDnsZone zone, Subnet subnet) {
    return zone.virtualNetworkLinks()
        .orElse(ImmutableSet.of())
        .contains(subnet.virtualNetwork().id());
  }

  /** Without the account's word, any node management host's record may be meant. */
  private Optional<String> record(PrivateDnsZone zone, String suffix, DecidingRule named) {
    ImmutableSetMultimap<String, InetAddress> records =
        zone.addressRecords().orElse(ImmutableSetMultimap.of());
    Optional<String> host =
        pool.account()
            .nodeManagementEndpoint()
            .map(it -> it.text())
            .filter(it -> it.endsWith(suffix))
            .map(it -> it.substring(0, it.length() - suffix.length()));
    // No name has this first label, so that a wildcard answers for it if for any without a record.
    String region = "." + pool.account().region().location() + ".service";
    String asked = host.orElse("?" + region);
    Optional<String> answering =
        records.containsKey(asked) ? Optional.of(asked) : wildcard(asked, records.keySet());
    String name =
        host.flatMap(it -> answering.or(() -> host))
            .map(it -> "A record " + it)
            .orElse("A records");
    if (!named.equals(rule(Layer.DNS, named.resource(), name))) {
      return Optional.of("there is no such record");
    }
    if (answering.filter(it -> mayBeHidden(it, asked, records.keySet())).isPresent()) {
      return Optional.of("names closer to that of node management may keep it from answering");
    }
    ImmutableSet.Builder<InetAddress> answers = ImmutableSet.builder();
    answering.ifPresent(it -> answers.addAll(records.get(it)));
    for (Map.Entry<String, InetAddress> it : records.entries()) {
      if (host.isEmpty() && it.getKey().endsWith(region)) {
        answers.add(it.getValue());
      }
    }
    ImmutableSet<InetAddress> all = answers.build();
    return flow.remote().exact()
            && !all.isEmpty()
            && all.stream()
                .allMatch(it -> flow.remote().addresses().contains(it) && isOfEndpoint(it))
        ? Optional.empty()
        : Optional.of("the record does not surely lead to the private endpoint");
  }

  private boolean isOfEndpoint(InetAddress address) {
    return flow.endpoint().remote() instanceof RemoteParty.NodeManagementPrivateEndpoint remote
        && remote.endpoints().stream()
            .flatMap(it -> pool.network().privateEndpoint(it).stream())
            .anyMatch(it -> it.addresses().contains(address));
  }

  private static Optional<String> wildcard(String asked, ImmutableSet<String> names) {
    return names.stream()
        .filter(it -> it.equals("*") || (it.startsWith("*.") && asked.endsWith(it.substring(1))))
        .max(Comparator.comparingInt(String::length));
  }

  /** Names that share more labels with the one that is asked for may hide a wildcard. */
  private static boolean mayBeHidden(String answering, String asked, ImmutableSet<String> names) {
    return !answering.equals(asked)
        && names.stream().anyMatch(it -> shared(it, asked) > shared(answering, asked));
  }

  /** How many labels two names have in common at their ends. */
  private static int shared(String one, String other) {
    ImmutableList<String> labels = ImmutableList.copyOf(LABELS.splitToList(one)).reverse();
    ImmutableList<String> others = ImmutableList.copyOf(LABELS.splitToList(other)).reverse();
    int shared = 0;
    while (shared < Math.min(labels.size(), others.size())
        && labels.get(shared).equals(others.get(shared))) {
      shared++;
    }
    return shared;
  }

  /** {@return true if the edition knows of an access that the account grants to this flow} */
  static boolean asksAccount(Surroundings pool, RequiredFlow flow) {
    return flow.endpoint().direction() == Direction.OUTBOUND
        && flow.endpoint().models().contains(CommunicationModel.SIMPLIFIED)
        && flow.endpoint().remote() instanceof RemoteParty.Tag it
        && it.tag().isNodeManagement()
        && pool.edition().nodeManagementAccess().content()
            == NodeManagementAccess.PRIVATE_ENDPOINT_REQUIRED_WITHOUT_PUBLIC_ACCESS;
  }

  Optional<String> account(PartCheck.Way way, DecidingRule named) {
    BatchAccount account = pool.account();
    if (account.publicNetworkAccess() != PublicNetworkAccess.ENABLED) {
      return Optional.of("nothing shows that the account answers public addresses");
    }
    Optional<EndpointAccessProfile> profile =
        flow.endpoint().models().contains(CommunicationModel.SIMPLIFIED)
            ? account.nodeManagementAccess().value()
            : account.accountAccess().value();
    boolean answersAll = profile.map(it -> it.defaultAction() == AccessAction.ALLOW).orElse(true);
    DecidingRule expected =
        rule(Layer.ACCOUNT_ACCESS, account.name(), answersAll ? "publicNetworkAccess" : "IP rules");
    if (!named.equals(expected)) {
      return Optional.of("'" + expected.rule() + "' decides");
    }
    if (answersAll) {
      return Optional.empty();
    }
    Optional<AddressSet> callers =
        way.isBeyond()
            ? Optional.empty()
            : way.firewall().map(it -> behind(way, it)).orElseGet(() -> ownAddresses());
    return callers.filter(it -> answered(profile.orElseThrow()).containsAll(it)).isPresent()
        ? Optional.empty()
        : Optional.of("nothing shows that the rules list all addresses that nodes call from");
  }

  private static AddressSet answered(EndpointAccessProfile profile) {
    AddressSet answered = AddressSet.NONE;
    for (IpRule it : profile.ipRules()) {
      if (it.action() == AccessAction.ALLOW) {
        answered = answered.union(AddressSet.of(it.addresses()));
      }
    }
    return answered;
  }

  /** What leaves a firewall's subnet by a NAT gateway has the gateway's addresses. */
  private Optional<AddressSet> behind(PartCheck.Way way, AzureFirewall firewall) {
    Presence<ResourceId> natGateway = way.subnet().orElseThrow().natGateway();
    if (natGateway.isPresent()) {
      return ofNatGateway(natGateway.value().orElseThrow());
    }
    return natGateway.isAbsent()
        ? addresses(firewall.publicIpAddresses(), ImmutableSet.of())
        : Optional.empty();
  }

  private Optional<AddressSet> ofNatGateway(ResourceId id) {
    return pool.network()
        .natGateway(id)
        .flatMap(it -> addresses(it.publicIpAddresses(), it.publicIpPrefixes()));
  }

  /** A NAT gateway goes before addresses of the nodes' own. */
  private Optional<AddressSet> ownAddresses() {
    Optional<Subnet> subnet =
        pool.pool().subnet().isAbsent() ? Optional.empty() : pool.subnet().value();
    if (subnet.isPresent() && !subnet.get().natGateway().isAbsent()) {
      return subnet.get().natGateway().value().flatMap(this::ofNatGateway);
    }
    return pool.pool().publicIpProvision() == PublicIpProvision.USER_MANAGED
        ? addresses(pool.pool().publicIpAddresses(), ImmutableSet.of())
        : Optional.empty();
  }

  private Optional<AddressSet> addresses(
      ImmutableSet<ResourceId> single, ImmutableSet<ResourceId> prefixes) {
    ImmutableList<Optional<AddressSet>> all =
        ImmutableList.<Optional<AddressSet>>builder()
            .addAll(single.stream().map(this::address).iterator())
            .addAll(prefixes.stream().map(this::prefix).iterator())
            .build();
    return all.isEmpty() || !all.stream().allMatch(Optional::isPresent)
        ? Optional.empty()
        : all.stream()
            .flatMap(Optional::stream)
            .reduce(AddressSet::union)
            .map(it -> it.only(flow.family()))
            .filter(it -> !it.isEmpty());
  }

  private Optional<AddressSet> address(ResourceId id) {
    return pool.network()
        .publicIpAddress(id)
        .flatMap(PublicIpAddress::address)
        .map(it -> AddressSet.of(it));
  }

  private Optional<AddressSet> prefix(ResourceId id) {
    return pool.network()
        .publicIpPrefix(id)
        .flatMap(PublicIpPrefix::prefix)
        .map(it -> AddressSet.of(it));
  }

  private static DecidingRule rule(Layer layer, String resource, String rule) {
    return DecidingRule.of(layer, resource, rule, false, OptionalInt.empty());
  }
}
