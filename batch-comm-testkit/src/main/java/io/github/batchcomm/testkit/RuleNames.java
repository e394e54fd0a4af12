package io.github.batchcomm.testkit;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.RuleAddresses;
import io.github.batchcomm.model.ServiceTag;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * What rules name at the two ends of a flow. The addresses are few, on the side of the nodes those
 * of the virtual networks that are generated and on the other those of the tags that are, so that
 * rules often overlap, shadow each other and match a part of a flow.
 */
final class RuleNames {

  /** Networks around the addresses of nodes. */
  static final ImmutableList<IpPrefix> NODES =
      prefixes(
          "10.0.0.0/16",
          "10.0.0.0/29",
          "10.0.0.4/31",
          "10.0.0.4/32",
          "10.0.0.6/32",
          "10.0.16.0/25",
          "10.0.0.0/8",
          "10.1.0.0/16",
          "0.0.0.0/0",
          "2001:db8::/64");

  /** Networks around the addresses of service tags. */
  static final ImmutableList<IpPrefix> REMOTES =
      prefixes(
          "192.0.2.0/24",
          "192.0.2.0/28",
          "192.0.2.8/29",
          "192.0.2.1/32",
          "192.0.2.16/28",
          "198.51.100.0/24",
          "198.51.100.0/28",
          "198.51.100.0/30",
          "198.51.100.3/32",
          "203.0.113.0/24",
          "203.0.113.0/29",
          "0.0.0.0/0",
          "0.0.0.0/1",
          "128.0.0.0/1",
          "10.0.2.0/24",
          "10.1.0.0/16",
          "::/0",
          "2001:db8:1::/48",
          "2001:db8:1::/126");

  private static final ServiceTag UNHEARD = ServiceTag.parse("Unheard");

  private static final Draft<RuleAddresses> ANY = Draft.of(RuleAddresses.ANY);

  private static final Arbitrary<Draft<RuleAddresses>> NODE_TAGS =
      Arbitraries.of(
          ImmutableList.of(
              tag(ServiceTag.VIRTUAL_NETWORK),
              tag(ServiceTag.VIRTUAL_NETWORK),
              tag(ServiceTag.INTERNET),
              own(ServiceTag.BATCH_NODE_MANAGEMENT)));

  private static final Arbitrary<Draft<RuleAddresses>> REMOTE_TAGS =
      Arbitraries.of(
          ImmutableList.of(
              own(ServiceTag.BATCH_NODE_MANAGEMENT),
              own(ServiceTag.STORAGE),
              tag(ServiceTag.BATCH_NODE_MANAGEMENT),
              tag(ServiceTag.STORAGE),
              own(ServiceTag.AZURE_CLOUD),
              tag(ServiceTag.AZURE_CLOUD),
              tag(ServiceTag.INTERNET),
              tag(ServiceTag.VIRTUAL_NETWORK),
              tag(ServiceTag.AZURE_LOAD_BALANCER),
              neighbouring(ServiceTag.BATCH_NODE_MANAGEMENT),
              neighbouring(ServiceTag.STORAGE),
              neighbouring(ServiceTag.AZURE_CLOUD),
              tag(ServiceTag.AZURE_ACTIVE_DIRECTORY),
              own(ServiceTag.AZURE_KEY_VAULT),
              tag(ServiceTag.AZURE_FRONT_DOOR_FIRST_PARTY),
              tag(UNHEARD)));

  /** Texts that are no addresses and can be no tags, and a tag that is misspelt. */
  private static final Arbitrary<Draft<RuleAddresses>> MISTAKES =
      Arbitraries.of(
          ImmutableList.of(
              place ->
                  RuleAddresses.parse(
                      place.region() + "-" + ServiceTag.BATCH_NODE_MANAGEMENT.service()),
              place -> RuleAddresses.parse("nodes.batch.example.com"),
              place -> RuleAddresses.parse("Any where"),
              place -> RuleAddresses.parse("BatchNodeManagment")));

  private static final Arbitrary<Draft<RuleAddresses>> APPLICATION_SECURITY_GROUPS =
      Arbitraries.just(
          place ->
              new RuleAddresses(
                  AddressSet.NONE,
                  ImmutableSet.of(),
                  ImmutableSet.of(place.resource("applicationSecurityGroups", "asg")),
                  ImmutableSet.of()));

  private RuleNames() {}

  /** What security rules name on the side of the nodes. */
  static Arbitrary<Draft<RuleAddresses>> nodes() {
    return plural(Either.of(3, literals(NODES), 2, withGroups(NODE_TAGS)), 3);
  }

  /** What security rules name on the other side. */
  static Arbitrary<Draft<RuleAddresses>> remotes() {
    return plural(
        Either.of(8, Either.of(1, literals(REMOTES), 1, withGroups(REMOTE_TAGS)), 1, MISTAKES), 1);
  }

  /** What rules of Azure Firewall name as sources. */
  static Arbitrary<Draft<RuleAddresses>> firewallSources() {
    return plural(Either.of(3, literals(NODES), 1, ipGroups()), 2);
  }

  /** What rules of Azure Firewall name as destinations. */
  static Arbitrary<Draft<RuleAddresses>> firewallDestinations() {
    return plural(
        Either.of(
            8,
            Either.of(1, literals(REMOTES), 1, Either.of(3, REMOTE_TAGS, 1, ipGroups())),
            1,
            MISTAKES),
        1);
  }

  /** What any rule may name. */
  static Arbitrary<Draft<RuleAddresses>> any() {
    return Either.of(1, nodes(), 3, remotes());
  }

  /** The service tags that rules and routes name. */
  static Arbitrary<Draft<ServiceTag>> serviceTags() {
    return REMOTE_TAGS.map(draft -> draft.map(it -> it.tags().iterator().next()));
  }

  /** The IP groups that rules name; the second of them is often nowhere to be found. */
  static ResourceId ipGroup(Place place, int number) {
    return place.resource("ipGroups", "ipg" + number);
  }

  /** Mostly one name, else several. */
  private static Arbitrary<Draft<RuleAddresses>> plural(
      Arbitrary<Draft<RuleAddresses>> names, int any) {
    Arbitrary<Draft<RuleAddresses>> several =
        names
            .list()
            .ofMinSize(2)
            .ofMaxSize(4)
            .map(drafts -> Draft.<RuleAddresses>all(drafts).map(RuleAddresses::union));
    return Either.of(any, Arbitraries.just(ANY), 3, Either.of(3, names, 1, several));
  }

  private static Arbitrary<Draft<RuleAddresses>> withGroups(Arbitrary<Draft<RuleAddresses>> tags) {
    return Either.of(8, tags, 1, Either.of(2, APPLICATION_SECURITY_GROUPS, 1, ipGroups()));
  }

  private static Arbitrary<Draft<RuleAddresses>> ipGroups() {
    return Arbitraries.of(1, 1, 2)
        .map(
            number ->
                place ->
                    new RuleAddresses(
                        AddressSet.NONE,
                        ImmutableSet.of(),
                        ImmutableSet.of(),
                        ImmutableSet.of(ipGroup(place, number))));
  }

  private static Arbitrary<Draft<RuleAddresses>> literals(ImmutableList<IpPrefix> prefixes) {
    return Arbitraries.of(prefixes)
        .map(prefix -> Draft.of(RuleAddresses.of(AddressSet.of(prefix))));
  }

  private static Draft<RuleAddresses> tag(ServiceTag tag) {
    return Draft.of(RuleAddresses.of(tag));
  }

  private static Draft<RuleAddresses> own(ServiceTag service) {
    return place -> RuleAddresses.of(place.own(service));
  }

  private static Draft<RuleAddresses> neighbouring(ServiceTag service) {
    return place -> RuleAddresses.of(place.neighbouring(service));
  }

  private static ImmutableList<IpPrefix> prefixes(String... texts) {
    return Stream.of(texts).map(IpPrefix::parse).collect(ImmutableList.toImmutableList());
  }
}
