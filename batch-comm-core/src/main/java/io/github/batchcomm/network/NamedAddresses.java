package io.github.batchcomm.network;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.RuleAddresses;
import io.github.batchcomm.model.ServiceTag;
import io.github.batchcomm.model.ServiceTagCatalogue;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the names in rules stand for, seen from one required flow.
 *
 * <p>With a catalogue, service tags are the addresses it lists. Without one, or for a tag that it
 * lacks, a tag is compared with the tag the flow is for: it covers it, shares nothing with it, or
 * may hold any public address.
 */
final class NamedAddresses {

  /** Which end of a flow a rule's addresses are compared with. */
  enum End {
    /** The node. */
    NODE,
    /** The other end. */
    REMOTE
  }

  /** Tags that Azure keeps out of its lists and that stand for the machine's own host. */
  private static final ImmutableMap<ServiceTag, AddressSet> FIXED =
      ImmutableMap.of(
          ServiceTag.AZURE_LOAD_BALANCER,
          SpecialAddresses.AZURE_HOST,
          ServiceTag.parse("AzurePlatformDNS"),
          SpecialAddresses.AZURE_HOST,
          ServiceTag.parse("AzurePlatformIMDS"),
          SpecialAddresses.METADATA);

  private final Network network;
  private final Optional<ServiceTagCatalogue> catalogue;
  private final VirtualNetworkSpace space;
  private final RemoteSide remote;

  private final Map<ServiceTag, Optional<ServiceTag>> corrections = new ConcurrentHashMap<>();

  NamedAddresses(
      Network network,
      Optional<ServiceTagCatalogue> catalogue,
      VirtualNetworkSpace space,
      RemoteSide remote) {
    this.network = network;
    this.catalogue = catalogue;
    this.space = space;
    this.remote = remote;
  }

  VirtualNetworkSpace space() {
    return space;
  }

  /** {@return what a rule's addresses stand for at one end of the flow} */
  AddressBounds of(RuleAddresses addresses, End end) {
    AddressBounds bounds = AddressBounds.exactly(addresses.addresses());
    if (addresses.isLiteral()) {
      return bounds;
    }
    for (ServiceTag tag : addresses.tags()) {
      bounds = bounds.union(of(tag, end));
    }
    for (ResourceId group : addresses.ipGroups()) {
      bounds = bounds.union(ofIpGroup(group));
    }
    // The interfaces of Batch's nodes cannot be members of a customer's group.
    if (end == End.REMOTE && !addresses.applicationSecurityGroups().isEmpty()) {
      bounds = bounds.union(AddressBounds.atMost(space.virtualNetwork().possible()));
    }
    // Azure takes no rule with such a text, so that the document may be wrong in any way.
    return addresses.unreadable().isEmpty()
        ? bounds
        : bounds.union(AddressBounds.atMost(AddressSet.ALL));
  }

  /**
   * {@return the names among a rule's addresses that stand for nothing, each with the tag that was
   * probably meant: texts that can be no tag, and tags that a complete list tells to be misspelt}
   */
  ImmutableMap<String, Optional<ServiceTag>> mistakes(RuleAddresses addresses) {
    if (addresses.isLiteral()) {
      return ImmutableMap.of();
    }
    ImmutableMap.Builder<String, Optional<ServiceTag>> mistakes = ImmutableMap.builder();
    addresses.unreadable().forEach(it -> mistakes.put(it, ServiceTag.meantBy(it)));
    for (ServiceTag tag : addresses.tags()) {
      Optional<ServiceTag> meant = misspelt(tag);
      if (meant.isPresent()) {
        mistakes.put(tag.toString(), meant);
      }
    }
    return mistakes.buildOrThrow();
  }

  /** {@return what is left of a rule's addresses without the names that stand for nothing} */
  RuleAddresses withoutMistakes(RuleAddresses addresses) {
    return addresses.isLiteral()
        ? addresses
        : new RuleAddresses(
            addresses.addresses(),
            ImmutableSet.copyOf(Sets.filter(addresses.tags(), tag -> misspelt(tag).isEmpty())),
            addresses.applicationSecurityGroups(),
            addresses.ipGroups());
  }

  private Optional<ServiceTag> misspelt(ServiceTag tag) {
    return FIXED.containsKey(tag) || isListed(tag)
        ? Optional.empty()
        : corrections.computeIfAbsent(tag, it -> catalogue.flatMap(listed -> listed.misspelt(it)));
  }

  /** {@return true if the catalogue lists a tag's addresses} */
  boolean isListed(ServiceTag tag) {
    return catalogue.flatMap(it -> it.addresses(tag)).isPresent();
  }

  /**
   * Finds the prefixes by which Azure lists a tag, each of which a route to the tag has.
   *
   * @return those that hold addresses of the flow; empty if they are not known, as where the list
   *     has the tag but lacks the one whose addresses the flow is for, and only the names tell that
   *     these are among the tag's
   */
  Optional<ImmutableList<IpPrefix>> prefixes(ServiceTag tag) {
    return catalogue
        .filter(it -> it.addresses(tag).filter(listed -> isAll(tag, listed)).isPresent())
        .map(
            it ->
                of(tag).possible().intersects(remote.addresses())
                    ? it.prefixes(tag, remote.addresses())
                    : ImmutableList.of());
  }

  private boolean isAll(ServiceTag tag, AddressSet listed) {
    return remote.exact() || listed.containsAll(of(tag).possible());
  }

  /** What is known of the addresses that the flow is for says nothing about nodes' own. */
  private AddressBounds of(ServiceTag tag, End end) {
    if (end == End.REMOTE || remote.exact() || isFixed(tag)) {
      return of(tag);
    }
    return catalogue
        .flatMap(it -> it.addresses(tag))
        .map(AddressBounds::exactly)
        .orElse(AddressBounds.atMost(SpecialAddresses.PUBLIC));
  }

  private static boolean isFixed(ServiceTag tag) {
    return FIXED.containsKey(tag)
        || tag.equals(ServiceTag.VIRTUAL_NETWORK)
        || tag.equals(ServiceTag.INTERNET);
  }

  /** {@return what a service tag stands for at the other end} */
  AddressBounds of(ServiceTag tag) {
    if (tag.equals(ServiceTag.VIRTUAL_NETWORK)) {
      return space.virtualNetwork();
    }
    if (tag.equals(ServiceTag.INTERNET)) {
      return space.internet();
    }
    return Optional.ofNullable(FIXED.get(tag))
        .or(() -> catalogue.flatMap(it -> it.addresses(tag)))
        .map(listed -> listed(tag, listed))
        .orElseGet(() -> unlisted(tag));
  }

  /** A list tells all; only where the flow's own addresses are not listed the names tell more. */
  private AddressBounds listed(ServiceTag tag, AddressSet listed) {
    if (remote.exact() || remote.tag().isEmpty() || isListed(remote.tag().get())) {
      return AddressBounds.exactly(listed);
    }
    if (surelyCovers(tag, remote.tag().get())) {
      return AddressBounds.exactly(listed.union(remote.addresses()));
    }
    return AddressBounds.exactly(
        tag.isDisjointFrom(remote.tag().get()) ? listed.difference(remote.addresses()) : listed);
  }

  private AddressBounds unlisted(ServiceTag tag) {
    if (remote.tag().isEmpty()) {
      return AddressBounds.atMost(SpecialAddresses.PUBLIC);
    }
    AddressSet possible = SpecialAddresses.PUBLIC.union(remote.addresses());
    if (surelyCovers(tag, remote.tag().get())) {
      return new AddressBounds(remote.addresses(), possible);
    }
    return AddressBounds.atMost(
        tag.isDisjointFrom(remote.tag().get())
            ? possible.difference(remote.addresses())
            : possible);
  }

  /**
   * A tag of all of Azure holds those of its services in IPv4; of IPv6 addresses Azure's lists show
   * it and its documentation denies it.
   */
  private boolean surelyCovers(ServiceTag tag, ServiceTag other) {
    return tag.covers(other)
        && (tag.service().equals(other.service())
            || AddressSet.ALL_IPV4.containsAll(remote.addresses()));
  }

  private AddressBounds ofIpGroup(ResourceId group) {
    return network
        .ipGroup(group)
        .map(it -> AddressBounds.exactly(it.addresses()))
        .orElse(AddressBounds.atMost(AddressSet.ALL));
  }

  /** {@return what would tell exactly which addresses a rule's names stand for} */
  ImmutableList<MissingFact> missing(DecidingRule rule, RuleAddresses addresses, End end) {
    Layer layer = rule.layer();
    ImmutableMap<String, Optional<ServiceTag>> mistakes = mistakes(addresses);
    ImmutableList.Builder<MissingFact> missing = ImmutableList.builder();
    for (ServiceTag tag : addresses.tags()) {
      if (!mistakes.containsKey(tag.toString()) && !of(tag, end).isExact()) {
        missing.add(missing(layer, tag));
      }
    }
    for (ResourceId group : addresses.ipGroups()) {
      if (network.ipGroup(group).isEmpty()) {
        missing.add(
            new MissingFact(
                layer,
                "The addresses of IP group " + group.name() + " are not known.",
                "Export it with 'az network ip-group show'."));
      }
    }
    if (end == End.REMOTE && !addresses.applicationSecurityGroups().isEmpty()) {
      missing.add(
          new MissingFact(
              layer,
              "Which machines belong to the application security group is not known.",
              "Name addresses in the rule in place of the group."));
    }
    mistakes.forEach(
        (text, meant) ->
            missing.add(MistakenRule.missing("rule", rule, text, meant, "what it denies")));
    return missing.build();
  }

  private MissingFact missing(Layer layer, ServiceTag tag) {
    if (tag.equals(ServiceTag.VIRTUAL_NETWORK) || tag.equals(ServiceTag.INTERNET)) {
      return new MissingFact(
          layer,
          "What the tag "
              + tag
              + " holds here is not known: peers, gateways or routes of the"
              + " virtual network may add to it.",
          "Export the virtual network with its peerings, its peers and the route table, or name"
              + " addresses in the rule in place of the tag.");
    }
    return new MissingFact(
        layer,
        "The addresses of the service tag " + tag + " are not known.",
        catalogue.isPresent()
            ? "The service tag file given does not list them; give the current one of the cloud."
            : "Give the service tag file of the cloud, with --service-tags or among the documents.");
  }
}
