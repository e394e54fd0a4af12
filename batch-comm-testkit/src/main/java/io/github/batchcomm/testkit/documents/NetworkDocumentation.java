package io.github.batchcomm.testkit.documents;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ListMultimap;
import io.github.batchcomm.model.EffectiveRoutes;
import io.github.batchcomm.model.EffectiveSecurityRules;
import io.github.batchcomm.model.FirewallPolicy;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.NetworkSecurityGroup;
import io.github.batchcomm.model.PrivateEndpoint;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.Route;
import io.github.batchcomm.model.RouteTable;
import io.github.batchcomm.model.SecurityRule;
import io.github.batchcomm.model.ServiceTagCatalogue;
import io.github.batchcomm.model.Subnet;
import io.github.batchcomm.model.VirtualNetwork;
import io.github.batchcomm.model.VirtualNetworkPeering;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Writes each resource of a network in one to three places, and decides where its parts stand. */
final class NetworkDocumentation {

  /** The variations, each of which varies the resources of one kind. */
  enum Kind {
    VIRTUAL_NETWORKS,
    SUBNETS,
    SECURITY_GROUPS,
    ROUTE_TABLES,
    PUBLIC_ADDRESSES,
    FIREWALLS,
    FIREWALL_POLICIES,
    IP_GROUPS,
    ENDPOINT_POLICIES,
    PRIVATE_ENDPOINTS,
    PRIVATE_DNS_ZONES,
    EFFECTIVE,
    SERVICE_TAGS
  }

  /** How resources vary. */
  @FunctionalInterface
  interface Variations {

    /** {@return the variation of the resource of a kind that has this position} */
    Variation of(Kind kind, int position);
  }

  /** Writes a resource of which the beginning is written. */
  @FunctionalInterface
  interface Writer<R> {
    ObjectNode write(R resource, ResourceForm form, ResourceJson json, Variation variation);
  }

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final ImmutableList<Place> places;
  private final ImmutableList<DocumentShape> singles;
  private final ImmutableList<DocumentShape> partLists;
  private final ImmutableList<DocumentShape> effective;
  private final ImmutableList<DocumentShape> serviceTags;
  private final Variations variations;
  private final ListMultimap<DocumentShape, ObjectNode> resources;
  private final DeclarationWriter declarations;
  private final List<Apart> apart = new ArrayList<>();

  /** A place where a resource stands. */
  record Place(DocumentShape shape, ResourceForm form) {}

  /**
   * What makes a document by itself.
   *
   * @param shape the document's shape
   * @param rank its place among the others; those of equal rank keep their order
   * @param json what is in it
   * @param named is told the document's name
   */
  record Apart(DocumentShape shape, int rank, JsonNode json, Consumer<String> named) {

    Apart(DocumentShape shape, int rank, JsonNode json) {
      this(shape, rank, json, name -> {});
    }
  }

  /** A view of a resource that may show parts of it. */
  record Owner(Place place, ResourceJson json) {

    boolean mayHaveChildren() {
      return place.shape() == DocumentShape.TEMPLATE_WITH_CHILDREN;
    }
  }

  /**
   * Prepares to write a network.
   *
   * @param shapes the shapes allowed
   * @param variations how resources vary
   * @param resources receives what may stand together with other resources
   * @param declarations receives where effective routes are
   */
  NetworkDocumentation(
      ImmutableSet<DocumentShape> shapes,
      Variations variations,
      ListMultimap<DocumentShape, ObjectNode> resources,
      DeclarationWriter declarations) {
    this.places =
        shapes.stream()
            .flatMap(shape -> shape.networkForms().stream().map(form -> new Place(shape, form)))
            .collect(toImmutableList());
    this.singles = those(shapes, shape -> shape.showsNetworks() && shape.holdsOneThing());
    this.partLists = those(shapes, DocumentShape::listsParts);
    this.effective = those(shapes, DocumentShape::showsEffective);
    this.serviceTags = those(shapes, DocumentShape::showsServiceTags);
    this.variations = variations;
    this.resources = resources;
    this.declarations = declarations;
  }

  private static ImmutableList<DocumentShape> those(
      ImmutableSet<DocumentShape> shapes, Predicate<DocumentShape> wanted) {
    return shapes.stream().filter(wanted).collect(toImmutableList());
  }

  /**
   * Writes a network, of which the shapes can say everything.
   *
   * @return what makes documents by itself
   */
  ImmutableList<Apart> write(Network network) {
    each(Kind.VIRTUAL_NETWORKS, network.virtualNetworks(), this::virtualNetwork);
    each(Kind.SECURITY_GROUPS, network.networkSecurityGroups(), this::securityGroup);
    each(Kind.ROUTE_TABLES, network.routeTables(), this::routeTable);
    firewalls(network);
    publicAddresses(network);
    each(Kind.PRIVATE_ENDPOINTS, network.privateEndpoints(), this::privateEndpoint);
    each(
        Kind.PRIVATE_DNS_ZONES,
        network.privateDnsZones(),
        (zone, variation) -> new ZoneDocumentation(zone, this, variation).write());
    each(Kind.EFFECTIVE, network.effectiveSecurityRules(), this::effectiveRules);
    each(Kind.EFFECTIVE, network.effectiveRoutes(), this::effectiveRoutes);
    each(Kind.SERVICE_TAGS, network.serviceTagCatalogues(), this::serviceTags);
    return ImmutableList.copyOf(apart);
  }

  /** Writes one resource by its variation. */
  @FunctionalInterface
  private interface One<R> {
    void write(R resource, Variation variation);
  }

  private <R> void each(Kind kind, ImmutableList<R> all, One<R> one) {
    for (int i = 0; i < all.size(); i++) {
      one.write(all.get(i), variations.of(kind, i));
    }
  }

  private void firewalls(Network network) {
    each(
        Kind.FIREWALLS,
        network.azureFirewalls(),
        (firewall, variation) ->
            copies(
                firewall.id(),
                firewall,
                (it, form, json, v) -> new FirewallWriter(v).firewall(it, form, json),
                variation));
    each(Kind.FIREWALL_POLICIES, network.firewallPolicies(), this::firewallPolicy);
    each(
        Kind.FIREWALL_POLICIES,
        network.firewallRuleCollectionGroups(),
        (group, variation) ->
            copies(
                group.id(),
                group,
                (it, form, json, v) -> new FirewallWriter(v).group(it, json),
                variation));
    each(
        Kind.IP_GROUPS,
        network.ipGroups(),
        (group, variation) ->
            copies(
                group.id(),
                group,
                (it, form, json, v) -> new FirewallWriter(v).ipGroup(it, json),
                variation));
    each(
        Kind.ENDPOINT_POLICIES,
        network.serviceEndpointPolicies(),
        (policy, variation) ->
            copies(
                policy.id(),
                policy,
                (it, form, json, v) -> new VirtualNetworkWriter(v).policy(it, json),
                variation));
  }

  private void publicAddresses(Network network) {
    each(
        Kind.PUBLIC_ADDRESSES,
        network.natGateways(),
        (gateway, variation) ->
            copies(
                gateway.id(),
                gateway,
                (it, form, json, v) -> new RouteWriter(v).natGateway(it, json),
                variation));
    each(
        Kind.PUBLIC_ADDRESSES,
        network.publicIpAddresses(),
        (address, variation) ->
            copies(
                address.id(),
                address,
                (it, form, json, v) -> new RouteWriter(v).address(it, json),
                variation));
    each(
        Kind.PUBLIC_ADDRESSES,
        network.publicIpPrefixes(),
        (prefix, variation) ->
            copies(
                prefix.id(),
                prefix,
                (it, form, json, v) -> new RouteWriter(v).prefix(it, json),
                variation));
  }

  private void virtualNetwork(VirtualNetwork network, Variation variation) {
    VirtualNetworkWriter writer = new VirtualNetworkWriter(variation);
    boolean partsTellAll =
        network.region().isEmpty()
            && network.addressSpace().isEmpty()
            && network.dnsServers().isEmpty()
            && !network.subnets().isEmpty()
            && network.peerings().filter(ImmutableList::isEmpty).isEmpty();
    ImmutableList<Place> chosen = places(partsTellAll, variation);
    ImmutableList<VirtualNetwork> views = NetworkViews.of(network, chosen.size(), variation);
    ImmutableList<Owner> owners = owners(network.id(), chosen, variation);
    for (int i = 0; i < owners.size(); i++) {
      writer.network(views.get(i), owners.get(i).json());
    }
    subnets(network, owners);
    network
        .peerings()
        .ifPresent(
            all ->
                new PartDocumentation<VirtualNetworkPeering>(
                        this,
                        it -> part(network.id(), "virtualNetworkPeerings", it.name()),
                        (it, form, json, v) -> new VirtualNetworkWriter(v).peering(it, json),
                        variation)
                    .write(all, "virtualNetworkPeerings", owners));
    finish(owners);
  }

  /** Each subnet stands in its network, or by itself, or both; all of these complement another. */
  private void subnets(VirtualNetwork network, ImmutableList<Owner> owners) {
    List<ArrayNode> nested = new ArrayList<>();
    owners.forEach(it -> nested.add(JSON.arrayNode()));
    for (int i = 0; i < network.subnets().size(); i++) {
      Variation variation = variations.of(Kind.SUBNETS, i);
      VirtualNetworkWriter writer = new VirtualNetworkWriter(variation);
      Subnet subnet = network.subnets().get(i);
      int count = variation.of(1, 1, 1, 2, 3);
      Set<Integer> shownBy = new HashSet<>();
      for (Subnet view : NetworkViews.of(subnet, count, variation)) {
        int where = variation.below(owners.size() + 2);
        if (where < owners.size() && shownBy.add(where)) {
          Owner owner = owners.get(where);
          if (owner.mayHaveChildren() && variation.maybe()) {
            child(owner, subnet.id(), json -> writer.subnet(view, json), variation);
          } else {
            nested
                .get(where)
                .add(
                    writer.subnet(
                        view, ResourceJson.within(owner.place().form(), subnet.id(), variation)));
          }
        } else {
          alone(subnet.id(), (form, json) -> writer.subnet(view, json), variation);
        }
      }
    }
    for (int i = 0; i < owners.size(); i++) {
      if (!nested.get(i).isEmpty()) {
        owners.get(i).json().property("subnets", nested.get(i));
      }
    }
  }

  private void securityGroup(NetworkSecurityGroup group, Variation variation) {
    boolean partsTellAll =
        !group.securityRules().isEmpty() && SecurityRuleWriter.hasOrdinaryDefaults(group);
    ImmutableList<Owner> owners = owners(group.id(), places(partsTellAll, variation), variation);
    for (Owner owner : owners) {
      new SecurityRuleWriter(variation).defaults(group, owner.place().form(), owner.json());
      owner.json().moreOfNetwork();
    }
    new PartDocumentation<SecurityRule>(
            this,
            it -> part(group.id(), "securityRules", it.name()),
            (it, form, json, v) -> new SecurityRuleWriter(v).rule(it, json),
            variation)
        .write(group.securityRules(), "securityRules", owners);
    finish(owners);
  }

  private void routeTable(RouteTable table, Variation variation) {
    boolean partsTellAll =
        !table.routes().isEmpty() && table.disableBgpRoutePropagation().isEmpty();
    ImmutableList<Owner> owners = owners(table.id(), places(partsTellAll, variation), variation);
    for (Owner owner : owners) {
      owner.json().truth("disableBgpRoutePropagation", table.disableBgpRoutePropagation());
      owner.json().moreOfNetwork();
    }
    new PartDocumentation<Route>(
            this,
            it -> part(table.id(), "routes", it.name()),
            (it, form, json, v) -> new RouteWriter(v).route(it, json),
            variation)
        .write(table.routes(), "routes", owners);
    finish(owners);
  }

  private void firewallPolicy(FirewallPolicy policy, Variation variation) {
    ImmutableList<Place> chosen = places(variation);
    ImmutableList<FirewallPolicy> views = NetworkViews.of(policy, chosen.size(), variation);
    for (int i = 0; i < chosen.size(); i++) {
      put(
          chosen.get(i),
          new FirewallWriter(variation)
              .policy(views.get(i), begin(policy.id(), chosen.get(i), variation)));
    }
  }

  /** The addresses stand in some view of the endpoint, or only in its interface. */
  private void privateEndpoint(PrivateEndpoint endpoint, Variation variation) {
    ResourceId networkInterface =
        ResourceId.parse(
            endpoint
                .id()
                .toString()
                .replace("/privateEndpoints/", "/networkInterfaces/")
                .concat(".nic"));
    PrivateLinkWriter writer = new PrivateLinkWriter(variation);
    ImmutableList<Place> chosen = places(variation);
    ImmutableList<PrivateEndpoint> views = NetworkViews.of(endpoint, chosen.size(), variation);
    boolean byInterface = !endpoint.addresses().isEmpty() && variation.below(4) == 3;
    int sure = variation.below(chosen.size());
    for (int i = 0; i < chosen.size(); i++) {
      Place place = chosen.get(i);
      boolean showsAddresses = byInterface ? variation.seldom() : i == sure || variation.maybe();
      PrivateEndpoint view =
          showsAddresses
              ? views.get(i).toBuilder().addresses(endpoint.addresses()).build()
              : views.get(i);
      put(
          place,
          writer.endpoint(
              view, networkInterface, place.form(), begin(endpoint.id(), place, variation)));
    }
    if (byInterface || variation.seldom()) {
      alone(
          networkInterface,
          (form, json) -> writer.networkInterface(endpoint.addresses(), form, json),
          variation);
    }
  }

  private void effectiveRules(EffectiveSecurityRules rules, Variation variation) {
    DocumentShape shape = variation.of(effective);
    String member = variation.of("value", "networkSecurityGroups");
    boolean isBare = variation.maybe();
    ArrayNode groups = new SecurityRuleWriter(variation).effective(rules);
    JsonNode json;
    if (shape == DocumentShape.EFFECTIVE_PAGE) {
      json = JSON.objectNode().set(member, groups);
    } else {
      json = groups.size() == 1 && isBare ? groups.get(0) : groups;
    }
    apart.add(new Apart(shape, DocumentBinder.MIDDLE, json));
  }

  private void effectiveRoutes(EffectiveRoutes routes, Variation variation) {
    DocumentShape shape = variation.of(effective);
    ArrayNode written = new RouteWriter(variation).effective(routes);
    JsonNode json =
        shape == DocumentShape.EFFECTIVE_PAGE ? JSON.objectNode().set("value", written) : written;
    Consumer<String> named =
        routes.subnet().map(it -> declarations.effectiveRoutes(it, variation)).orElse(name -> {});
    apart.add(new Apart(shape, DocumentBinder.MIDDLE, json, named));
  }

  private void serviceTags(ServiceTagCatalogue catalogue, Variation variation) {
    ServiceTagWriter writer = new ServiceTagWriter(variation);
    int copies = variation.seldom() ? 2 : 1;
    // Beside the weekly file the same list may come from the discovery API.
    for (int i = 0; i < copies; i++) {
      boolean isFile =
          catalogue.complete()
              && (i == 0 || variation.of(serviceTags) == DocumentShape.SERVICE_TAG_FILE);
      DocumentShape shape =
          isFile ? DocumentShape.SERVICE_TAG_FILE : DocumentShape.SERVICE_TAG_ANSWER;
      apart.add(
          new Apart(
              shape,
              DocumentBinder.anywhere(variation),
              shape == DocumentShape.SERVICE_TAG_FILE
                  ? writer.file(catalogue)
                  : writer.answer(catalogue)));
    }
  }

  /** Writes a resource in full, in each of its places. */
  private <R> void copies(ResourceId id, R resource, Writer<R> writer, Variation variation) {
    for (Place place : places(variation)) {
      put(place, writer.write(resource, place.form(), begin(id, place, variation), variation));
    }
  }

  /** One place, in most cases, or up to three. */
  ImmutableList<Place> places(Variation variation) {
    int count = variation.of(1, 1, 1, 2, 3);
    return IntStream.range(0, count).mapToObj(i -> variation.of(places)).collect(toImmutableList());
  }

  /**
   * The same, or no place where a list of its parts is enough to know the resource.
   *
   * @param partsTellAll whether nothing is known of it but its parts, of which there are some
   */
  ImmutableList<Place> places(boolean partsTellAll, Variation variation) {
    return partsTellAll && !partLists.isEmpty() && variation.below(4) == 3
        ? ImmutableList.of()
        : places(variation);
  }

  ImmutableList<Owner> owners(ResourceId id, ImmutableList<Place> chosen, Variation variation) {
    return chosen.stream()
        .map(it -> new Owner(it, begin(id, it, variation)))
        .collect(toImmutableList());
  }

  void finish(ImmutableList<Owner> owners) {
    owners.forEach(it -> put(it.place(), it.json().json()));
  }

  private static ResourceJson begin(ResourceId id, Place place, Variation variation) {
    return ResourceJson.of(id, place.form(), variation);
  }

  private void put(Place place, ObjectNode json) {
    resources.put(place.shape(), json);
  }

  /** Writes a resource in one place of its own. */
  void alone(
      ResourceId id,
      BiFunction<ResourceForm, ResourceJson, ObjectNode> write,
      Variation variation) {
    Place place = variation.of(places);
    put(place, write.apply(place.form(), begin(id, place, variation)));
  }

  /** Writes a part of a resource among the children of a template. */
  void child(
      Owner owner, ResourceId id, Function<ResourceJson, ObjectNode> write, Variation variation) {
    owner.json().child(write.apply(ResourceJson.of(id, ResourceForm.CHILD_IN_TEMPLATE, variation)));
  }

  /** {@return the shapes of documents that hold one resource} */
  ImmutableList<DocumentShape> singles() {
    return singles;
  }

  /** {@return the shapes in which an array of parts lists all of them} */
  ImmutableList<DocumentShape> partLists() {
    return partLists;
  }

  /** {@return the places in which a part states nothing about others} */
  ImmutableList<Place> placesOfParts() {
    return places.stream().filter(it -> !it.shape().listsParts()).collect(toImmutableList());
  }

  void put(Place place, ResourceId id, Function<ResourceJson, ObjectNode> write, Variation v) {
    put(place, write.apply(begin(id, place, v)));
  }

  void apart(Apart document) {
    apart.add(document);
  }

  private static ResourceId part(ResourceId owner, String segment, String name) {
    return ResourceId.parse(owner + "/" + segment + "/" + name);
  }
}
