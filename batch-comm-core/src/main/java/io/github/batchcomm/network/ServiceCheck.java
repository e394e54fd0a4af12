package io.github.batchcomm.network;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.net.InetAddresses;
import io.github.batchcomm.edition.NodeManagementAccess;
import io.github.batchcomm.endpoint.RemoteParty;
import io.github.batchcomm.flow.AddressFamily;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** Sees whether the far end of a path is what a proof says: private endpoint, DNS and account. */
final class ServiceCheck {

  private static final Splitter LABELS = Splitter.on('.');

  /** Where machines find the DNS of Azure. */
  private static final InetAddress AZURE_DNS = InetAddresses.forString("168.63.129.16");

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
    return reached(last, endpoints, this::isApproved, packets);
  }

  /** For each address that is called, one of the private endpoints must do. */
  private Optional<String> reached(
      Optional<ResourceId> last,
      ImmutableList<PrivateEndpoint> endpoints,
      Predicate<PrivateEndpoint> isApproved,
      FlowProduct packets) {
    if (endpoints.isEmpty()) {
      return Optional.of("there is no such private endpoint");
    }
    AddressSet left = flow.remoteAddresses(packets);
    Optional<String> objection = Optional.empty();
    for (PrivateEndpoint endpoint : endpoints) {
      AddressSet own = AddressSet.of(endpoint.addresses().toArray(InetAddress[]::new));
      FlowProduct called = packets.intersection(flow.withRemote(own));
      if (!called.isEmpty()) {
        Optional<String> wrong = objection(last, endpoint, isApproved, called);
        left = wrong.isPresent() ? left : left.difference(own);
        objection = objection.or(() -> wrong);
      }
    }
    return left.isEmpty()
        ? Optional.empty()
        : objection.or(() -> Optional.of("it does not have all of the addresses that are called"));
  }

  private Optional<String> objection(
      Optional<ResourceId> last,
      PrivateEndpoint endpoint,
      Predicate<PrivateEndpoint> isApproved,
      FlowProduct packets) {
    if (!isApproved.test(endpoint)) {
      return Optional.of(
          "nothing shows an approved connection to "
              + (flow.endpoint().remote() instanceof RemoteParty.StorageAccount
                  ? "the storage account"
                  : "nodeManagement of the account"));
    }
    if (endpoint.provisioningState() != ProvisioningState.SUCCEEDED
        && endpoint.provisioningState() != ProvisioningState.UNKNOWN) {
      return Optional.of("it may be otherwise than it is shown");
    }
    if (!ShownPeerings.mayHave(pool.network(), endpoint.subnet(), endpoint.addresses())) {
      return Optional.of("its subnet has no such address");
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

  /** The private endpoint alone shows what it leads to: nothing is read of storage accounts. */
  Optional<String> storageEndpoint(
      Optional<ResourceId> last,
      RemoteParty.StorageAccount party,
      FlowProduct packets,
      DecidingRule named) {
    ImmutableList<PrivateEndpoint> called =
        ImmutableList.copyOf(
            pool.network().privateEndpoints().stream()
                .filter(it -> it.addresses().stream().anyMatch(flow.remote().addresses()::contains))
                .filter(
                    it ->
                        it.subnet()
                            .flatMap(ResourceId::parent)
                            .flatMap(
                                place ->
                                    last.map(
                                        from ->
                                            !new ShownPeerings(pool.network(), from)
                                                .surelyDoNotReach(place)))
                            .orElse(true))
                .iterator());
    for (PrivateEndpoint one : called) {
      if (called.stream()
          .anyMatch(
              it -> it != one && it.addresses().stream().anyMatch(one.addresses()::contains))) {
        return Optional.of("several private endpoints have one address");
      }
    }
    List<String> labels = LABELS.splitToList(party.host().text());
    return reached(
        last,
        ImmutableList.copyOf(
            called.stream()
                .filter(
                    it -> named.equals(rule(Layer.PRIVATE_ENDPOINT, it.id().name(), "connection")))
                .iterator()),
        it ->
            it.connections().stream()
                .anyMatch(
                    way ->
                        way.status() == PrivateEndpointConnectionStatus.APPROVED
                            && isOfAccount(way, labels.get(0))
                            && way.subResources().stream()
                                .anyMatch(labels.get(1)::equalsIgnoreCase)),
        packets);
  }

  private static boolean isOfAccount(PrivateEndpoint.Connection connection, String account) {
    return connection.service().isOfType("Microsoft.Storage/storageAccounts")
        && connection.service().name().equalsIgnoreCase(account);
  }

  Optional<String> storageDns(Subnet subnet, RemoteParty.StorageAccount party, DecidingRule named) {
    Optional<Responder> responder =
        names(party).stream().flatMap(it -> responder(subnet, it).stream()).findFirst();
    if (!asksAzure(subnet) || responder.flatMap(Responder::zone).isEmpty()) {
      return Optional.of("nothing shows that a private zone answers for the storage account");
    }
    PrivateDnsZone zone = responder.get().zone().orElseThrow();
    return zone.name().text().equals(named.resource())
        ? record(
            zone,
            responder.get().name(),
            named,
            "the record does not surely lead to the addresses that are called")
        : Optional.of("zone " + zone.name() + " answers before it");
  }

  /** The public way is the one that is left where no document shows another. */
  Optional<String> publicStorage(Subnet subnet, RemoteParty.StorageAccount party) {
    if (asksAzure(subnet)) {
      return names(party).stream().allMatch(it -> responder(subnet, it).isEmpty())
          ? Optional.empty()
          : Optional.of("a private zone may answer for " + party.host());
    }
    boolean mayBePrivate =
        pool.network().privateDnsZones().stream()
                .anyMatch(
                    zone ->
                        names(party).stream()
                            .anyMatch(it -> ("." + it).endsWith("." + zone.name().text())))
            || pool.network().privateEndpoints().stream()
                .flatMap(it -> it.connections().stream())
                .anyMatch(it -> isOfAccount(it, party.host().firstLabel()));
    return mayBePrivate
        ? Optional.of("the network's DNS servers may lead to a private endpoint")
        : Optional.empty();
  }

  private static ImmutableList<String> names(RemoteParty.StorageAccount party) {
    String account = party.host().firstLabel();
    return ImmutableList.of(
        party.host().text(),
        account + ".privatelink" + party.host().text().substring(account.length()));
  }

  private Optional<VirtualNetwork> around(Subnet subnet) {
    return pool.network().virtualNetwork(subnet.virtualNetwork().id());
  }

  Optional<String> dns(Subnet subnet, DecidingRule named) {
    return asksAzure(subnet)
        ? answered(subnet, named, true, "the record does not surely lead to the private endpoint")
        : Optional.of("nothing shows that the virtual network asks the DNS of Azure");
  }

  /** {@return true if private zones may answer for the name of the public endpoint} */
  boolean isNamedByZones(Subnet subnet) {
    return flow.endpoint().direction() == Direction.OUTBOUND
        && flow.endpoint().models().contains(CommunicationModel.SIMPLIFIED)
        && flow.endpoint().remote() instanceof RemoteParty.Tag it
        && it.tag().isNodeManagement()
        && responder(subnet, hasPrivateName()).isPresent();
  }

  Optional<String> publicDns(Subnet subnet, DecidingRule named) {
    return asksAzure(subnet)
        ? answered(
            subnet,
            named,
            hasPrivateName(),
            "the record does not surely lead to the public endpoint")
        : Optional.of("nothing shows that the virtual network asks the DNS of Azure");
  }

  private Optional<String> answered(
      Subnet subnet, DecidingRule named, boolean hasPrivateName, String elsewhere) {
    Optional<Responder> responder = responder(subnet, hasPrivateName);
    if (responder.flatMap(Responder::zone).isEmpty()) {
      return responder
          .flatMap(Responder::doubt)
          .or(() -> Optional.of("no zone for node management is linked to the network"));
    }
    PrivateDnsZone zone = responder.get().zone().orElseThrow();
    return zone.name().text().equals(named.resource())
        ? record(zone, responder.get().name(), named, elsewhere)
        : Optional.of("zone " + zone.name() + " answers before it");
  }

  private boolean asksAzure(Subnet subnet) {
    return around(subnet)
        .flatMap(VirtualNetwork::dnsServers)
        .filter(servers -> servers.stream().allMatch(AZURE_DNS::equals))
        .isPresent();
  }

  private boolean hasPrivateName() {
    return pool.edition().nodeManagementAccess().content()
            != NodeManagementAccess.PUBLIC_ENDPOINT_ONLY
        && pool.account().privateEndpointConnections().orElse(ImmutableList.of()).stream()
            .anyMatch(
                it ->
                    it.status() == PrivateEndpointConnectionStatus.APPROVED
                        && it.subResources().contains(PrivateLinkSubResource.NODE_MANAGEMENT));
  }

  /**
   * Who answers for a name.
   *
   * @param name the name; its first label is a question mark if the account does not tell it
   * @param zone the zone that surely answers
   * @param doubt why none surely does
   */
  private record Responder(String name, Optional<PrivateDnsZone> zone, Optional<String> doubt) {}

  /** The one who answers for the public name; else the one for the name that it leads to. */
  private Optional<Responder> responder(Subnet subnet, boolean hasPrivateName) {
    Optional<String> suffix = pool.account().region().cloud().map(Cloud::batchSuffix);
    if (suffix.isEmpty()) {
      return Optional.empty();
    }
    String host =
        pool.account()
            .nodeManagementEndpoint()
            .map(it -> it.text())
            .filter(it -> it.endsWith("." + suffix.get()))
            .map(it -> it.substring(0, it.length() - suffix.get().length()))
            .orElse("?." + pool.account().region().location() + ".service.");
    Optional<Responder> first = responder(subnet, host + suffix.get());
    return first.isPresent() || !hasPrivateName
        ? first
        : responder(subnet, host + "privatelink." + suffix.get());
  }

  /** Goes through the name's ends from the longest on, until a zone of such a name is met. */
  private Optional<Responder> responder(Subnet subnet, String name) {
    for (String end = name; !end.isEmpty(); end = parent(end)) {
      String sought = end;
      // Where the first label is not known, every zone right above it may have the very name.
      ImmutableList<PrivateDnsZone> zones =
          ImmutableList.copyOf(
              pool.network().privateDnsZones().stream()
                  .filter(
                      it ->
                          sought.startsWith("?.")
                              ? it.name().text().contains(".")
                                  && parent(it.name().text()).equals(parent(sought))
                              : it.name().text().equals(sought))
                  .filter(it -> it.virtualNetworkLinks().isEmpty() || isLinked(it, subnet))
                  .iterator());
      ImmutableList<PrivateDnsZone> linked =
          ImmutableList.copyOf(zones.stream().filter(it -> isLinked(it, subnet)).iterator());
      if (linked.size() == 1 && !sought.startsWith("?.")) {
        return Optional.of(new Responder(name, Optional.of(linked.get(0)), Optional.empty()));
      }
      if (!zones.isEmpty()) {
        return Optional.of(
            new Responder(
                name,
                Optional.empty(),
                Optional.of("zone " + zones.get(0).name() + " may answer, and may not")));
      }
    }
    return Optional.empty();
  }

  private static String parent(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1);
  }

  private static boolean isLinked(PrivateDnsZone zone, Subnet subnet) {
    return zone.virtualNetworkLinks()
        .orElse(ImmutableSet.of())
        .contains(subnet.virtualNetwork().id());
  }

  /** Without the account's word, any node management host's record may be meant. */
  private Optional<String> record(
      PrivateDnsZone zone, String name, DecidingRule named, String elsewhere) {
    ImmutableSetMultimap<String, InetAddress> records =
        zone.addressRecords().orElse(ImmutableSetMultimap.of());
    String asked =
        name.equals(zone.name().text())
            ? "@"
            : name.substring(0, name.length() - zone.name().text().length() - 1);
    boolean isKnown = !name.startsWith("?.");
    // No name has a question mark, so that a wildcard answers for it if for any without a record.
    Optional<String> answering =
        records.containsKey(asked) ? Optional.of(asked) : wildcard(asked, records.keySet());
    String expected = isKnown ? "A record " + answering.orElse(asked) : "A records";
    if (!named.equals(rule(Layer.DNS, named.resource(), expected))) {
      return Optional.of("there is no such record");
    }
    if (answering.filter(it -> mayBeHidden(it, asked, records.keySet())).isPresent()) {
      return Optional.of("names closer to that of node management may keep it from answering");
    }
    ImmutableSet.Builder<InetAddress> answers = ImmutableSet.builder();
    answering.ifPresent(it -> answers.addAll(records.get(it)));
    for (Map.Entry<String, InetAddress> it : records.entries()) {
      String end = asked.substring(1);
      if (!isKnown && (end.isEmpty() ? !it.getKey().equals("@") : it.getKey().endsWith(end))) {
        answers.add(it.getValue());
      }
    }
    ImmutableSet<InetAddress> all = answers.build();
    boolean isOfOther =
        !(flow.endpoint().remote() instanceof RemoteParty.NodeManagementPrivateEndpoint);
    return flow.remote().exact()
            && !all.isEmpty()
            && !(isOfOther && !isKnown && all.size() > 1)
            && all.stream()
                .allMatch(
                    it -> flow.remote().addresses().contains(it) && (isOfOther || isOfEndpoint(it)))
        ? Optional.empty()
        : Optional.of(elsewhere);
  }

  private boolean isOfEndpoint(InetAddress address) {
    return flow.endpoint().remote() instanceof RemoteParty.NodeManagementPrivateEndpoint remote
        && remote.endpoints().stream()
            .flatMap(it -> pool.network().privateEndpoint(it).stream())
            .anyMatch(it -> it.addresses().contains(address));
  }

  private static Optional<String> wildcard(String asked, ImmutableSet<String> names) {
    return names.stream()
        .filter(it -> !asked.equals("@"))
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
            ? way.firewall().flatMap(it -> ofHub(it, flow.family())).filter(it -> !it.isEmpty())
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

  /** {@return the public addresses of a virtual hub's firewall, none if that has none} */
  static Optional<AddressSet> ofHub(AzureFirewall firewall, AddressFamily family) {
    return firewall
        .hubPublicAddresses()
        .map(it -> AddressSet.of(it.toArray(InetAddress[]::new)).only(family));
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
