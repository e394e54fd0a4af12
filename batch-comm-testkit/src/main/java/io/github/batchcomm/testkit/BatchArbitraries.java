package io.github.batchcomm.testkit;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.edition.DecisionRule;
import io.github.batchcomm.edition.DefaultModeSchedule;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.Editions;
import io.github.batchcomm.edition.EndpointRequirement;
import io.github.batchcomm.edition.Fact;
import io.github.batchcomm.edition.FactValue;
import io.github.batchcomm.edition.Outcome;
import io.github.batchcomm.edition.RegionSupport;
import io.github.batchcomm.edition.Retirement;
import io.github.batchcomm.edition.Situation;
import io.github.batchcomm.flow.AddressRange;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.flow.FlowSet;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.flow.Packet;
import io.github.batchcomm.flow.PortRange;
import io.github.batchcomm.flow.PortSet;
import io.github.batchcomm.flow.Protocol;
import io.github.batchcomm.flow.ProtocolSet;
import io.github.batchcomm.model.AccessAction;
import io.github.batchcomm.model.Cloud;
import io.github.batchcomm.model.CommunicationModelChange;
import io.github.batchcomm.model.EndpointAccessProfile;
import io.github.batchcomm.model.HostName;
import io.github.batchcomm.model.InboundNatPool;
import io.github.batchcomm.model.IpRule;
import io.github.batchcomm.model.ModelHistory;
import io.github.batchcomm.model.OutboundDependencies;
import io.github.batchcomm.model.OutboundDependency;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.PrivateEndpointConnection;
import io.github.batchcomm.model.PrivateEndpointConnectionStatus;
import io.github.batchcomm.model.PrivateLinkSubResource;
import io.github.batchcomm.model.Region;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.ServiceTag;
import io.github.batchcomm.model.StorageUse;
import io.github.batchcomm.model.SubnetReference;
import io.github.batchcomm.model.VirtualNetworkReference;
import io.github.batchcomm.model.Workload;
import io.github.batchcomm.testkit.internal.DecisiveInstants;
import java.io.Serializable;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Arbitraries for the values that batch-comm takes. Everything generated is valid, and shrinks
 * towards what is short to read.
 *
 * <p>With jqwik they are also found by the type of a parameter, as in {@code @ForAll BatchPool
 * pool}, and narrowed by the annotations of {@link io.github.batchcomm.testkit.constraints}.
 */
public final class BatchArbitraries {

  private static final String SUBSCRIPTION = "00000000-0000-0000-0000-00000000000";

  private static final Instant FIRST_DAY = Instant.parse("2021-10-01T00:00:00Z");

  private static final int DAYS = 2_640;

  private static final ImmutableList<Duration> AROUND =
      ImmutableList.of(
          Duration.ZERO, Duration.ofNanos(-1), Duration.ofNanos(1), Duration.ofDays(40));

  private BatchArbitraries() {}

  // Time.

  /**
   * {@return instants at, around and between the dates that the editions name, from 2021-10-01 to
   * the end of 2028}
   */
  public static Arbitrary<Instant> instants() {
    return instants(Editions.all());
  }

  /**
   * Generates instants about which some editions may decide differently.
   *
   * @param editions the editions
   * @return instants at, around and between the dates that these name, and between
   */
  public static Arbitrary<Instant> instants(Iterable<Edition> editions) {
    ImmutableSortedSet.Builder<Instant> dates = ImmutableSortedSet.naturalOrder();
    editions.forEach(edition -> dates.addAll(DecisiveInstants.of(edition)));
    ImmutableList<Instant> named = dates.build().asList();
    Arbitrary<Instant> around =
        Combinators.combine(Arbitraries.of(named), Arbitraries.of(AROUND)).as(Instant::plus);
    Arbitrary<Instant> days =
        Arbitraries.integers()
            .between(0, DAYS)
            .withoutEdgeCases()
            .map(day -> FIRST_DAY.plus(Duration.ofDays(day)));
    return Edges.of(
        Either.of(1, around, 1, days),
        Stream.concat(named.stream(), named.stream().map(date -> date.minusNanos(1))).toList());
  }

  // Flows.

  /** {@return protocols, those with a name in half of the cases} */
  public static Arbitrary<Protocol> protocols() {
    return Either.of(
        1,
        Arbitraries.of(Protocol.TCP, Protocol.UDP, Protocol.ICMP, Protocol.ESP, Protocol.AH),
        1,
        Arbitraries.integers().between(0, 255).map(Protocol::new));
  }

  /** {@return ranges of ports, those that Batch uses among them} */
  public static Arbitrary<PortRange> portRanges() {
    Arbitrary<Integer> ports =
        Arbitraries.oneOf(
            Arbitraries.of(443, 0, 29_876, 29_877, 65_535),
            Arbitraries.integers().between(29_870, 29_880).withoutEdgeCases(),
            Arbitraries.integers().between(0, 65_535).withoutEdgeCases());
    return Combinators.combine(ports, ports)
        .as((one, other) -> new PortRange(Math.min(one, other), Math.max(one, other)));
  }

  /**
   * {@return IPv4 and IPv6 addresses; none of those that map an IPv4 address, because Java takes
   * them for it}
   */
  public static Arbitrary<InetAddress> addresses() {
    return Addresses.arbitrary();
  }

  /** {@return IPv4 and IPv6 networks of every length} */
  public static Arbitrary<IpPrefix> ipPrefixes() {
    return Combinators.combine(addresses(), Arbitraries.integers().between(0, 128))
        .as(
            (address, length) ->
                new IpPrefix(address, length * address.getAddress().length * 8 / 128));
  }

  /** {@return ranges of addresses of both families, many of them neighbours} */
  public static Arbitrary<AddressRange> addressRanges() {
    return Flows.addressRanges();
  }

  /** {@return sets of protocols, those of few protocols and those of all but few} */
  public static Arbitrary<ProtocolSet> protocolSets() {
    return Flows.protocolSets();
  }

  /** {@return sets of ports, which often overlap or touch each other} */
  public static Arbitrary<PortSet> portSets() {
    return Flows.portSets();
  }

  /**
   * {@return sets of addresses of both families, which often overlap or touch each other; IPv6
   * addresses that map IPv4 ones among them}
   */
  public static Arbitrary<AddressSet> addressSets() {
    return Flows.addressSets();
  }

  /** {@return packets of both families, of few protocols and between few addresses and ports} */
  public static Arbitrary<Packet> packets() {
    return Flows.packets();
  }

  /** {@return products of five sets, some of them empty} */
  public static Arbitrary<FlowProduct> flowProducts() {
    return Flows.flowProducts();
  }

  /** {@return sets of packets, made of up to three products} */
  public static Arbitrary<FlowSet> flowSets() {
    return Flows.flowSets();
  }

  // The parts of an account or a pool.

  /** {@return the clouds} */
  public static Arbitrary<Cloud> clouds() {
    return Arbitraries.of(Cloud.class);
  }

  /** {@return regions of every cloud, those at the border of support often, and an unknown one} */
  public static Arbitrary<Region> regions() {
    return Edges.of(Regions.CHOICE.arbitrary(), Regions.atTheBorder());
  }

  /**
   * Generates regions of some clouds.
   *
   * @param clouds the clouds
   * @return their regions
   */
  public static Arbitrary<Region> regions(Cloud... clouds) {
    return accounts().inCloud(clouds).regions();
  }

  /** {@return service tags, global and regional, and some that Azure does not have} */
  public static Arbitrary<ServiceTag> serviceTags() {
    Arbitrary<String> services =
        Arbitraries.of(
            "BatchNodeManagement",
            "Storage",
            "AzureCloud",
            "AzureActiveDirectory",
            "AzureKeyVault",
            "AzureContainerRegistry",
            "AzureMonitor",
            "Internet",
            "VirtualNetwork",
            "AzureLoadBalancer",
            "Unheard");
    Arbitrary<String> suffixes =
        Arbitraries.frequencyOf(
            Tuple.of(2, Arbitraries.just("")),
            Tuple.of(
                4,
                Arbitraries.of(
                    ".WestEurope",
                    ".FranceCentral",
                    ".centralfrance",
                    ".GermanyWestCentral",
                    ".germanywc",
                    ".USGovVirginia",
                    ".ChinaNorth3",
                    ".AtlantisNorth",
                    ".FirstParty")),
            Tuple.of(1, regions().map(region -> "." + region)));
    return Combinators.combine(services, suffixes)
        .as((service, suffix) -> ServiceTag.parse(service + suffix));
  }

  /** {@return names as Batch accounts have them: 3 to 24 lower-case letters and digits} */
  public static Arbitrary<String> names() {
    return Arbitraries.strings()
        .withChars("abcdefghijklmnopqrstuvwxyz0123456789")
        .ofMinLength(3)
        .ofMaxLength(24)
        .withoutEdgeCases();
  }

  /** {@return the ids of resource groups, in few subscriptions} */
  static Arbitrary<String> resourceGroupIds() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 3), Arbitraries.of("rg1", "RG1", "rg2"))
        .as(
            (subscription, group) ->
                "/subscriptions/" + SUBSCRIPTION + subscription + "/resourceGroups/" + group);
  }

  /** {@return ids of resources of many types} */
  public static Arbitrary<ResourceId> resourceIds() {
    return Arbitraries.oneOf(
        Stream.of(
                "Microsoft.Batch/batchAccounts",
                "Microsoft.Batch/batchAccounts/pools",
                "Microsoft.Storage/storageAccounts",
                "Microsoft.Network/virtualNetworks/subnets",
                "Microsoft.Network/privateEndpoints",
                "microsoft.network/publicipaddresses")
            .map(BatchArbitraries::resourceIds)
            .toList());
  }

  /**
   * Generates ids of resources of one type.
   *
   * @param type the full type, such as {@code Microsoft.Batch/batchAccounts/pools}
   * @return ids of such resources, named after their types
   */
  public static Arbitrary<ResourceId> resourceIds(String type) {
    List<String> parts = List.of(type.split("/", -1));
    return Combinators.combine(
            resourceGroupIds(),
            Arbitraries.integers()
                .between(1, 99)
                .withoutEdgeCases()
                .list()
                .ofSize(parts.size() - 1))
        .as(
            (group, numbers) -> {
              StringBuilder id =
                  new StringBuilder(group).append("/providers/").append(parts.get(0));
              for (int i = 0; i < numbers.size(); i++) {
                String part = parts.get(i + 1);
                id.append('/')
                    .append(part)
                    .append('/')
                    .append(Ascii.toLowerCase(part), 0, Math.min(4, part.length()))
                    .append(numbers.get(i));
              }
              return ResourceId.parse(id.toString());
            });
  }

  /** {@return virtual networks of both deployment models} */
  public static Arbitrary<VirtualNetworkReference> virtualNetworkReferences() {
    return subnetReferences().map(SubnetReference::virtualNetwork);
  }

  /** {@return subnets in virtual networks of both deployment models} */
  public static Arbitrary<SubnetReference> subnetReferences() {
    return Either.of(
            6,
            resourceIds("Microsoft.Network/virtualNetworks/subnets"),
            1,
            resourceIds("Microsoft.ClassicNetwork/virtualNetworks/subnets"))
        .map(SubnetReference::new)
        .withoutEdgeCases();
  }

  /** {@return places in Azure Storage that a pool's document shows its nodes to call} */
  public static Arbitrary<StorageUse> storageUses() {
    Arbitrary<String> accounts =
        Arbitraries.strings()
            .withChars("abcdefghijklmnopqrstuvwxyz0123456789")
            .ofMinLength(3)
            .ofMaxLength(24);
    Arbitrary<String> suffixes = Arbitraries.of(Cloud.class).map(Cloud::storageSuffix);
    Arbitrary<StorageUse> shares =
        Combinators.combine(accounts, suffixes)
            .as((account, suffix) -> use(Workload.AZURE_FILES_MOUNT, account, "file", suffix));
    Arbitrary<StorageUse> exports =
        Combinators.combine(accounts, suffixes)
            .as((account, suffix) -> use(Workload.NFS_MOUNT, account, "blob", suffix));
    Arbitrary<StorageUse> files =
        Combinators.combine(accounts, suffixes)
            .as((account, suffix) -> use(Workload.RESOURCE_FILES, account, "blob", suffix));
    Arbitrary<StorageUse> containers =
        accounts.map(it -> new StorageUse(Workload.BLOB_MOUNT, new StorageUse.Account(it)));
    Arbitrary<StorageUse> autoStorage =
        Arbitraries.just(new StorageUse(Workload.RESOURCE_FILES, new StorageUse.AutoStorage()));
    Arbitrary<StorageUse> elsewhere =
        Arbitraries.just(
            new StorageUse(
                Workload.NFS_MOUNT, new StorageUse.Host(new HostName("nfs1.example.net"))));
    return Arbitraries.oneOf(shares, exports, files, containers, autoStorage, elsewhere)
        .withoutEdgeCases();
  }

  private static StorageUse use(Workload workload, String account, String service, String suffix) {
    return new StorageUse(
        workload, new StorageUse.Host(new HostName(account + "." + service + "." + suffix)));
  }

  /** {@return names of hosts, and patterns for all names that end alike} */
  public static Arbitrary<HostName> hostNames() {
    Arbitrary<String> labels =
        Arbitraries.strings()
            .withChars("abcdefghijklmnopqrstuvwxyz0123456789-_")
            .ofMinLength(1)
            .ofMaxLength(12);
    return Combinators.combine(
            labels.list().ofMinSize(1).ofMaxSize(4), Arbitraries.of("", "*.", "*"))
        .as((names, start) -> new HostName(start + String.join(".", names)));
  }

  /** {@return rules about source addresses} */
  public static Arbitrary<IpRule> ipRules() {
    return Combinators.combine(Arbitraries.of(AccessAction.class), ipPrefixes()).as(IpRule::new);
  }

  /** {@return which addresses an endpoint answers, with up to three rules} */
  public static Arbitrary<EndpointAccessProfile> endpointAccessProfiles() {
    return Combinators.combine(Arbitraries.of(AccessAction.class), ipRules().list().ofMaxSize(3))
        .as((action, rules) -> new EndpointAccessProfile(action, ImmutableList.copyOf(rules)));
  }

  /** {@return connections of private endpoints in every state, to every part of an account} */
  public static Arbitrary<PrivateEndpointConnection> privateEndpointConnections() {
    return Combinators.combine(
            Arbitraries.of(PrivateLinkSubResource.class).set().ofMaxSize(2),
            Arbitraries.of(PrivateEndpointConnectionStatus.class),
            resourceIds("Microsoft.Network/privateEndpoints").optional(0.8))
        .as(
            (parts, status, endpoint) ->
                PrivateEndpointConnection.builder()
                    .addAllSubResources(parts.stream().sorted().toList())
                    .status(status)
                    .privateEndpoint(endpoint)
                    .build());
  }

  /** {@return public ports that lead to one port of each node} */
  public static Arbitrary<InboundNatPool> inboundNatPools() {
    return Combinators.combine(
            Arbitraries.of("ssh", "rdp", "http", "debug"),
            Arbitraries.of(Protocol.TCP, Protocol.UDP),
            Arbitraries.of(22, 3389, 1, 65_535),
            Arbitraries.integers().between(1, 65_535).withoutEdgeCases(),
            Arbitraries.integers().between(1, 65_535).withoutEdgeCases())
        .as(
            (name, protocol, port, one, other) ->
                new InboundNatPool(
                    name,
                    protocol,
                    port,
                    new PortRange(Math.min(one, other), Math.max(one, other))));
  }

  /** {@return changes of an account's model, confirmed or not} */
  public static Arbitrary<CommunicationModelChange> communicationModelChanges() {
    return Histories.changes(false, false)
        .map(history -> history.changes().get(history.changes().size() - 1));
  }

  /**
   * {@return histories of up to three changes, opting in or out in any order, of which the last may
   * be unconfirmed; and of none}
   */
  public static Arbitrary<ModelHistory> modelHistories() {
    return Either.of(
        1, Arbitraries.just(ModelHistory.NEVER_CHANGED), 3, Histories.changes(false, false));
  }

  /** {@return entries of a list of outbound dependencies, some of them Azure's own} */
  public static Arbitrary<OutboundDependency> outboundDependencies() {
    Arbitrary<HostName> hosts =
        Arbitraries.oneOf(
            Arbitraries.of(
                    "westeurope.service.batch.azure.com",
                    "*.blob.core.windows.net",
                    "st1.blob.core.windows.net",
                    "packages.microsoft.com",
                    "*.vault.azure.net")
                .map(HostName::new),
            hostNames());
    return Combinators.combine(
            Arbitraries.of(
                "Azure Batch", "Azure Storage", "Microsoft Package Repository", "Azure Key Vault"),
            hosts,
            Arbitraries.of(443, 80, 0, 65_535).set().ofMaxSize(2))
        .as(
            (category, host, ports) ->
                new OutboundDependency(category, host, ImmutableSortedSet.copyOf(ports)));
  }

  /** {@return lists of up to four outbound dependencies} */
  public static Arbitrary<OutboundDependencies> outboundDependencyLists() {
    return outboundDependencies()
        .list()
        .ofMaxSize(4)
        .map(entries -> new OutboundDependencies(ImmutableList.copyOf(entries)));
  }

  /**
   * Generates what may be there, may be known not to be there, or may be unknown.
   *
   * @param <T> what may be there
   * @param values what it is if it is there
   * @return all three cases
   */
  public static <T extends Serializable> Arbitrary<Presence<T>> presences(Arbitrary<T> values) {
    return Combinators.combine(
            Arbitraries.frequency(Tuple.of(1, 0), Tuple.of(1, 1), Tuple.of(2, 2)), values)
        .as(
            (which, value) ->
                switch (which) {
                  case 0 -> Presence.<T>unknown();
                  case 1 -> Presence.<T>none();
                  default -> Presence.of(value);
                });
  }

  // Accounts, pools and all of them.

  /** {@return accounts, to be narrowed} */
  public static AccountArbitrary accounts() {
    return new AccountArbitrary();
  }

  /** {@return pools, to be narrowed} */
  public static PoolArbitrary pools() {
    return new PoolArbitrary();
  }

  /** {@return whole inventories, to be narrowed} */
  public static InventoryArbitrary inventories() {
    return new InventoryArbitrary();
  }

  // Editions.

  /** {@return the editions of Microsoft's page that batch-comm knows, and user-made ones} */
  public static EditionArbitrary editions() {
    return new EditionArbitrary();
  }

  /** {@return the facade by any edition, known or user-made} */
  public static Arbitrary<BatchCommunication> communications() {
    return editions().map(BatchCommunication::of);
  }

  /** {@return in which regions an edition may offer simplified communication} */
  public static Arbitrary<RegionSupport> regionSupports() {
    return EditionParts.regionSupports();
  }

  /** {@return until when the default mode may mean classic} */
  public static Arbitrary<DefaultModeSchedule> defaultModeSchedules() {
    return EditionParts.defaultModeSchedules();
  }

  /** {@return ends of features} */
  public static Arbitrary<Retirement> retirements() {
    return EditionParts.retirements();
  }

  /** {@return flows that an edition may list, all under the id {@code own-endpoint}} */
  public static Arbitrary<EndpointRequirement> endpointRequirements() {
    return EditionParts.endpointRequirements();
  }

  /** {@return rows of a decision table, all under the code {@code own-rule}} */
  public static Arbitrary<DecisionRule> decisionRules() {
    return EditionParts.decisionRules();
  }

  /** {@return what a rule may conclude} */
  public static Arbitrary<Outcome> outcomes() {
    return EditionParts.outcomes();
  }

  /** {@return one value for each fact, in every combination} */
  public static Arbitrary<Situation> situations() {
    List<Arbitrary<FactValue>> values =
        Arrays.stream(Fact.values())
            .<Arbitrary<FactValue>>map(fact -> Arbitraries.of(fact.answers().asList()))
            .toList();
    return Combinators.combine(values).as(answers -> Situation.of(ImmutableSet.copyOf(answers)));
  }
}
