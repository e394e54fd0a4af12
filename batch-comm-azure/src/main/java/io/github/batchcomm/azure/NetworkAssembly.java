package io.github.batchcomm.azure;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.MultimapBuilder;
import com.google.common.collect.Sets;
import io.github.batchcomm.model.AzureFirewall;
import io.github.batchcomm.model.EffectiveRoutes;
import io.github.batchcomm.model.FirewallPolicy;
import io.github.batchcomm.model.FirewallRuleCollectionGroup;
import io.github.batchcomm.model.IpGroup;
import io.github.batchcomm.model.NatGateway;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.PrivateEndpoint;
import io.github.batchcomm.model.PublicIpAddress;
import io.github.batchcomm.model.PublicIpPrefix;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.Route;
import io.github.batchcomm.model.RouteTable;
import io.github.batchcomm.model.ServiceEndpointPolicy;
import io.github.batchcomm.model.SubnetReference;
import java.net.InetAddress;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Brings what the documents show of networks together into one network. */
final class NetworkAssembly {

  private final ImmutableList<NetworkContent> documents;
  private final ImmutableMap<String, SubnetReference> routePlaces;
  private final Consumer<InventoryProblem> problems;
  private final Consumer<InventoryNotice> notices;

  /**
   * Takes what documents show.
   *
   * @param documents the documents
   * @param routePlaces the subnets whose effective routes documents show, by the documents' names
   * @param problems takes what is wrong
   * @param notices takes what is to be remarked
   */
  NetworkAssembly(
      ImmutableList<NetworkContent> documents,
      ImmutableMap<String, SubnetReference> routePlaces,
      Consumer<InventoryProblem> problems,
      Consumer<InventoryNotice> notices) {
    this.documents = documents;
    this.routePlaces = routePlaces;
    this.problems = problems;
    this.notices = notices;
  }

  /** {@return the network, without what is declared} */
  Network network() {
    Network network = new Contradictions(this, notices).applyTo(asShown());
    new MistakenNames(this, network.serviceTagCatalogues(), notices).remark();
    return network;
  }

  private Network asShown() {
    return Network.builder()
        .serviceTagCatalogues(
            ServiceTagCatalogues.choose(all(NetworkContent::serviceTags), problems))
        .virtualNetworks(new VirtualNetworkAssembly(this).virtualNetworks())
        .networkSecurityGroups(new SecurityGroupAssembly(this, problems).groups())
        .routeTables(routeTables())
        .natGateways(
            merged(
                NetworkContent::natGateways,
                NatGateway::id,
                "NAT gateway",
                NetworkMerges.NAT_GATEWAY))
        .publicIpAddresses(
            merged(
                NetworkContent::publicIpAddresses,
                PublicIpAddress::id,
                "Public IP address",
                NetworkMerges.PUBLIC_IP_ADDRESS))
        .publicIpPrefixes(
            merged(
                NetworkContent::publicIpPrefixes,
                PublicIpPrefix::id,
                "Public IP prefix",
                NetworkMerges.PUBLIC_IP_PREFIX))
        .azureFirewalls(
            merged(
                NetworkContent::azureFirewalls,
                AzureFirewall::id,
                "Azure Firewall",
                NetworkMerges.AZURE_FIREWALL))
        .firewallPolicies(
            merged(
                NetworkContent::firewallPolicies,
                FirewallPolicy::id,
                "Firewall policy",
                NetworkMerges.FIREWALL_POLICY))
        .firewallRuleCollectionGroups(
            merged(
                NetworkContent::ruleCollectionGroups,
                FirewallRuleCollectionGroup::id,
                "Rule collection group",
                NetworkMerges.RULE_COLLECTION_GROUP))
        .ipGroups(merged(NetworkContent::ipGroups, IpGroup::id, "IP group", NetworkMerges.IP_GROUP))
        .serviceEndpointPolicies(
            merged(
                NetworkContent::serviceEndpointPolicies,
                ServiceEndpointPolicy::id,
                "Service endpoint policy",
                NetworkMerges.SERVICE_ENDPOINT_POLICY))
        .privateEndpoints(privateEndpoints())
        .privateDnsZones(new PrivateDnsAssembly(this).zones())
        .effectiveSecurityRules(
            all(NetworkContent::effectiveSecurityRules).stream()
                .map(Sighting::value)
                .distinct()
                .collect(ImmutableList.toImmutableList()))
        .effectiveRoutes(effectiveRoutes())
        .build();
  }

  /** {@return what each document shows} */
  ImmutableList<NetworkContent> documents() {
    return documents;
  }

  /** {@return what all documents show of one kind} */
  <T> ImmutableList<T> all(Function<NetworkContent, ImmutableList<T>> kind) {
    return documents.stream()
        .flatMap(document -> kind.apply(document).stream())
        .collect(ImmutableList.toImmutableList());
  }

  /**
   * Brings together what all documents show of one kind of parts.
   *
   * @param kind what one document shows
   * @param what what such a part is called
   * @param consequence what a contradiction leads to, in a message
   * @param merge brings the views of one part together
   */
  <P> PartAssembly<P> parts(
      Function<NetworkContent, Parts<P>> kind, String what, String consequence, Merge<P, ?> merge) {
    Parts<P> all = Parts.concat(documents.stream().map(kind).toList());
    return new PartAssembly<>(what, consequence, merge, all, problems);
  }

  /**
   * Brings the views of each resource of one kind together; contradictory ones are left out.
   *
   * @param views what one document shows
   * @param id a resource's id
   * @param what what such a resource is called
   * @param merge brings the views of one resource together
   * @return the resources, in order of their ids
   */
  <R> ImmutableList<R> merged(
      Function<NetworkContent, ImmutableList<Sighting<R>>> views,
      Function<R, ResourceId> id,
      String what,
      Merge<R, ?> merge) {
    ListMultimap<ResourceId, Sighting<R>> byId =
        MultimapBuilder.treeKeys().arrayListValues().build();
    all(views).forEach(view -> byId.put(id.apply(view.value()), view));
    return byId.keySet().stream()
        .flatMap(
            key ->
                merge
                    .of(byId.get(key), what + " '" + Quoted.text(key.name()) + "'", problems)
                    .stream())
        .collect(ImmutableList.toImmutableList());
  }

  /**
   * Brings the views of each resource of one kind together, and adds those of which only parts are
   * shown.
   *
   * @param owners the resources of which parts are shown
   * @param bare makes a resource of which nothing but its parts is known
   */
  <R> ImmutableList<R> mergedOrBare(
      Function<NetworkContent, ImmutableList<Sighting<R>>> views,
      Function<R, ResourceId> id,
      String what,
      Merge<R, ?> merge,
      Set<ResourceId> owners,
      Function<ResourceId, R> bare) {
    ImmutableSet<ResourceId> shown =
        all(views).stream()
            .map(view -> id.apply(view.value()))
            .collect(ImmutableSet.toImmutableSet());
    return Stream.concat(
            merged(views, id, what, merge).stream(),
            Sets.difference(owners, shown).stream().map(bare))
        .sorted(Comparator.comparing(id))
        .collect(ImmutableList.toImmutableList());
  }

  private ImmutableList<RouteTable> routeTables() {
    PartAssembly<Route> routes =
        parts(NetworkContent::routes, "Route", "The route table is left out", NetworkMerges.ROUTE);
    routes.refuseUnlisted("route table", "az network route-table show");
    return mergedOrBare(
            NetworkContent::routeTables,
            NetworkContent.Table::id,
            "Route table",
            NetworkMerges.ROUTE_TABLE,
            routes.owners(),
            id -> new NetworkContent.Table(id, Optional.empty()))
        .stream()
        .filter(it -> routes.isListed(it.id()) && !routes.isContradictory(it.id()))
        .map(
            it ->
                RouteTable.builder()
                    .id(it.id())
                    .routes(routes.values(it.id()))
                    .disableBgpRoutePropagation(it.disableBgpRoutePropagation())
                    .build())
        .collect(ImmutableList.toImmutableList());
  }

  private ImmutableList<EffectiveRoutes> effectiveRoutes() {
    return all(NetworkContent::effectiveRoutes).stream()
        .map(
            it ->
                Optional.ofNullable(routePlaces.get(it.document()))
                    .map(it.value()::in)
                    .orElse(it.value()))
        .distinct()
        .collect(ImmutableList.toImmutableList());
  }

  private ImmutableList<PrivateEndpoint> privateEndpoints() {
    ImmutableList<PrivateEndpoint> endpoints =
        merged(
            NetworkContent::privateEndpoints,
            PrivateEndpoint::id,
            "Private endpoint",
            NetworkMerges.PRIVATE_ENDPOINT);
    return endpoints.stream()
        .map(it -> it.toBuilder().addAllAddresses(addresses(it.id())).build())
        .collect(ImmutableList.toImmutableList());
  }

  private ImmutableSet<InetAddress> addresses(ResourceId endpoint) {
    ImmutableSet<ResourceId> interfaces =
        all(NetworkContent::endpointInterfaces).stream()
            .filter(it -> it.endpoint().equals(endpoint))
            .map(NetworkContent.EndpointInterface::networkInterface)
            .collect(ImmutableSet.toImmutableSet());
    return all(NetworkContent::interfaceAddresses).stream()
        .filter(it -> interfaces.contains(it.networkInterface()))
        .flatMap(it -> it.addresses().stream())
        .collect(ImmutableSet.toImmutableSet());
  }
}
