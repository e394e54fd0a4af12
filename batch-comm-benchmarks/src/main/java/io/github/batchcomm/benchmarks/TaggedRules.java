package io.github.batchcomm.benchmarks;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.Maps;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.flow.PortRange;
import io.github.batchcomm.flow.PortSet;
import io.github.batchcomm.flow.Protocol;
import io.github.batchcomm.flow.ProtocolSet;
import io.github.batchcomm.model.Cloud;
import io.github.batchcomm.model.NetworkSecurityGroup;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.RuleAction;
import io.github.batchcomm.model.RuleAddresses;
import io.github.batchcomm.model.SecurityRule;
import io.github.batchcomm.model.ServiceTag;
import io.github.batchcomm.model.ServiceTagCatalogue;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Ordinary rules of a subnet's network security group, of which some name service tags.
 *
 * <p>A fifth are inbound. The node's end is a part of the subnet or a network around it; the other
 * end is one to four networks, half of which lie within addresses of the tags that pools need. One
 * of ten names a tag that the list of tags lacks, for a few nodes, so that all of these together
 * leave some of the packets open and not all. 60% allow. The default rules come after them.
 *
 * @param tags the list of service tags
 * @param group the group
 */
record TaggedRules(ServiceTagCatalogue tags, NetworkSecurityGroup group) {

  static final IpPrefix SUBNET = IpPrefix.parse("10.20.0.0/22");

  static final ServiceTag NODE_MANAGEMENT = ServiceTag.parse("BatchNodeManagement.WestEurope");

  static final ServiceTag STORAGE = ServiceTag.parse("Storage.WestEurope");

  /** One of Azure's that is not in the list. */
  static final ServiceTag UNLISTED = ServiceTag.AZURE_MONITOR;

  private static final ResourceId ID =
      ResourceId.parse(
          "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/networkSecurityGroups/n");

  private static final long SEED = 20_261_130;

  private static final int FIRST_PRIORITY = 100;

  private static final IpPrefix ELSEWHERE = IpPrefix.parse("128.0.0.0/2");

  /** Makes so many rules, of which fewer are the first ones of more. */
  static TaggedRules make(int count) {
    RandomFields random = new RandomFields(SEED);
    ImmutableListMultimap<ServiceTag, IpPrefix> prefixes = prefixes(random);
    List<IpPrefix> needed =
        Stream.of(NODE_MANAGEMENT, STORAGE).flatMap(tag -> prefixes.get(tag).stream()).toList();
    ImmutableList<SecurityRule> rules =
        IntStream.range(0, count)
            .mapToObj(number -> rule(random, number, needed))
            .collect(ImmutableList.toImmutableList());
    return new TaggedRules(
        ServiceTagCatalogue.builder()
            .cloud(Cloud.PUBLIC)
            .changeNumber(1)
            .putAllTags(Maps.transformValues(prefixes.asMap(), AddressSet::copyOf))
            .build(),
        NetworkSecurityGroup.builder().id(ID).securityRules(rules).build());
  }

  /** TCP from the subnet to every port of storage. */
  FlowProduct toStorage() {
    return new FlowProduct(
        ProtocolSet.of(Protocol.TCP),
        AddressSet.of(SUBNET),
        PortSet.of(new PortRange(1, 65_535)),
        tags.addresses(STORAGE).orElseThrow(),
        PortSet.ALL);
  }

  /** About as many as Azure's tags of these names have of IPv4. */
  private static ImmutableListMultimap<ServiceTag, IpPrefix> prefixes(RandomFields random) {
    List<IpPrefix> nodeManagement = networks(random, 20, "40.64.0.0/10");
    List<IpPrefix> storage = networks(random, 100, "20.0.0.0/8");
    return ImmutableListMultimap.<ServiceTag, IpPrefix>builder()
        .putAll(NODE_MANAGEMENT, nodeManagement)
        .putAll(ServiceTag.BATCH_NODE_MANAGEMENT, nodeManagement)
        .putAll(ServiceTag.BATCH_NODE_MANAGEMENT, networks(random, 200, "13.64.0.0/10"))
        .putAll(STORAGE, storage)
        .putAll(ServiceTag.STORAGE, storage)
        .putAll(ServiceTag.STORAGE, networks(random, 900, "52.0.0.0/8"))
        .build();
  }

  private static List<IpPrefix> networks(RandomFields random, int count, String outer) {
    IpPrefix all = IpPrefix.parse(outer);
    return Stream.generate(() -> random.within(all, 20, 28)).limit(count).toList();
  }

  private static SecurityRule rule(RandomFields random, int number, List<IpPrefix> needed) {
    boolean inbound = random.chance(20);
    boolean unlisted = random.chance(10);
    RuleAddresses nodes =
        unlisted
            ? RuleAddresses.of(AddressSet.of(random.within(SUBNET, 29, 30)))
            : RuleAddresses.of(random.addresses(3, () -> nodes(random)));
    RuleAddresses others =
        unlisted
            ? RuleAddresses.of(UNLISTED)
            : RuleAddresses.of(random.addresses(4, () -> others(random, needed)));
    return SecurityRule.builder()
        .name("rule" + number)
        .direction(inbound ? Direction.INBOUND : Direction.OUTBOUND)
        .action(random.chance(60) ? RuleAction.ALLOW : RuleAction.DENY)
        .priority(FIRST_PRIORITY + number)
        .protocols(random.protocols())
        .sources(inbound ? others : nodes)
        .destinations(inbound ? nodes : others)
        .destinationPorts(random.ports())
        .build();
  }

  private static IpPrefix nodes(RandomFields random) {
    return random.chance(20) ? random.around(SUBNET, 12) : random.within(SUBNET, 24, 30);
  }

  private static IpPrefix others(RandomFields random, List<IpPrefix> needed) {
    return random.chance(50)
        ? random.within(random.oneOf(needed), 20, 30)
        : random.within(ELSEWHERE, 8, 28);
  }
}
