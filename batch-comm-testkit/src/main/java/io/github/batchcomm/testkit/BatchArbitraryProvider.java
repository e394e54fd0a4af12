package io.github.batchcomm.testkit;

import static java.util.stream.Collectors.toSet;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.edition.DecisionRule;
import io.github.batchcomm.edition.DefaultModeSchedule;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.EndpointRequirement;
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
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.Cloud;
import io.github.batchcomm.model.CommunicationModelChange;
import io.github.batchcomm.model.EndpointAccessProfile;
import io.github.batchcomm.model.HostName;
import io.github.batchcomm.model.InboundNatPool;
import io.github.batchcomm.model.Inventory;
import io.github.batchcomm.model.InventoryAccount;
import io.github.batchcomm.model.IpRule;
import io.github.batchcomm.model.ModelHistory;
import io.github.batchcomm.model.OutboundDependencies;
import io.github.batchcomm.model.OutboundDependency;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.PrivateEndpointConnection;
import io.github.batchcomm.model.Region;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.ServiceTag;
import io.github.batchcomm.model.StorageUse;
import io.github.batchcomm.model.SubnetReference;
import io.github.batchcomm.model.VirtualNetworkReference;
import java.io.Serializable;
import java.time.Instant;
import java.util.Set;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.providers.ArbitraryProvider;
import net.jqwik.api.providers.TypeUsage;

/**
 * Lets jqwik find the arbitraries by the type of a parameter, narrowed by the annotations of {@link
 * io.github.batchcomm.testkit.constraints}. jqwik finds this class by itself.
 */
public final class BatchArbitraryProvider implements ArbitraryProvider {

  private static final ImmutableMap<Class<?>, Function<Constraints, Arbitrary<?>>> BY_TYPE =
      ImmutableMap.<Class<?>, Function<Constraints, Arbitrary<?>>>builder()
          .put(BatchAccount.class, it -> it.narrow(BatchArbitraries.accounts()))
          .put(BatchPool.class, it -> it.narrow(BatchArbitraries.pools()))
          .put(Inventory.class, it -> it.narrow(BatchArbitraries.inventories()))
          .put(InventoryAccount.class, it -> it.narrowSingle(BatchArbitraries.inventories()))
          .put(
              NetworkedPool.class,
              it ->
                  NetworkArbitraries.networkedPools(
                      it.narrowSingle(BatchArbitraries.inventories().withPools(1, 1)),
                      NetworkArbitraries.networks()))
          .put(Edition.class, it -> it.narrow(BatchArbitraries.editions()))
          .put(
              BatchCommunication.class,
              it -> it.narrow(BatchArbitraries.editions()).map(BatchCommunication::of))
          .put(Region.class, Constraints::regions)
          .put(Cloud.class, Constraints::clouds)
          .put(RegionSupport.class, it -> it.none(BatchArbitraries.regionSupports()))
          .put(DefaultModeSchedule.class, it -> it.none(BatchArbitraries.defaultModeSchedules()))
          .put(Retirement.class, it -> it.none(BatchArbitraries.retirements()))
          .put(EndpointRequirement.class, it -> it.none(BatchArbitraries.endpointRequirements()))
          .put(DecisionRule.class, it -> it.none(BatchArbitraries.decisionRules()))
          .put(Outcome.class, it -> it.none(BatchArbitraries.outcomes()))
          .put(Situation.class, it -> it.none(BatchArbitraries.situations()))
          .put(ServiceTag.class, it -> it.none(BatchArbitraries.serviceTags()))
          .put(ResourceId.class, it -> it.none(BatchArbitraries.resourceIds()))
          .put(HostName.class, it -> it.none(BatchArbitraries.hostNames()))
          .put(StorageUse.class, it -> it.none(BatchArbitraries.storageUses()))
          .put(SubnetReference.class, it -> it.none(BatchArbitraries.subnetReferences()))
          .put(
              VirtualNetworkReference.class,
              it -> it.none(BatchArbitraries.virtualNetworkReferences()))
          .put(IpPrefix.class, it -> it.none(BatchArbitraries.ipPrefixes()))
          .put(IpRule.class, it -> it.none(BatchArbitraries.ipRules()))
          .put(Protocol.class, it -> it.none(BatchArbitraries.protocols()))
          .put(PortRange.class, it -> it.none(BatchArbitraries.portRanges()))
          .put(AddressRange.class, it -> it.none(BatchArbitraries.addressRanges()))
          .put(ProtocolSet.class, it -> it.none(BatchArbitraries.protocolSets()))
          .put(PortSet.class, it -> it.none(BatchArbitraries.portSets()))
          .put(AddressSet.class, it -> it.none(BatchArbitraries.addressSets()))
          .put(Packet.class, it -> it.none(BatchArbitraries.packets()))
          .put(FlowProduct.class, it -> it.none(BatchArbitraries.flowProducts()))
          .put(FlowSet.class, it -> it.none(BatchArbitraries.flowSets()))
          .put(
              EndpointAccessProfile.class, it -> it.none(BatchArbitraries.endpointAccessProfiles()))
          .put(
              PrivateEndpointConnection.class,
              it -> it.none(BatchArbitraries.privateEndpointConnections()))
          .put(InboundNatPool.class, it -> it.none(BatchArbitraries.inboundNatPools()))
          .put(ModelHistory.class, it -> it.none(BatchArbitraries.modelHistories()))
          .put(
              CommunicationModelChange.class,
              it -> it.none(BatchArbitraries.communicationModelChanges()))
          .put(OutboundDependency.class, it -> it.none(BatchArbitraries.outboundDependencies()))
          .put(
              OutboundDependencies.class, it -> it.none(BatchArbitraries.outboundDependencyLists()))
          .putAll(
              Maps.transformValues(
                  NetworkTypes.BY_TYPE, arbitrary -> it -> it.none(arbitrary.get())))
          .buildOrThrow();

  private final boolean everyInstantIsDecisive;

  /** Creates the provider; jqwik does. */
  public BatchArbitraryProvider() {
    this(false);
  }

  private BatchArbitraryProvider(boolean everyInstantIsDecisive) {
    this.everyInstantIsDecisive = everyInstantIsDecisive;
  }

  /** {@return the provider in a domain where every instant is a decisive one} */
  static BatchArbitraryProvider ofDomain() {
    return new BatchArbitraryProvider(true);
  }

  /**
   * {@return true for the values of batch-comm; for instants and clouds, which others provide too,
   * where they are constrained}
   */
  @Override
  public boolean canProvideFor(TypeUsage type) {
    if (type.isOfType(Instant.class)) {
      return everyInstantIsDecisive || Constraints.of(type).areThere();
    }
    if (type.isOfType(Cloud.class)) {
      return Constraints.of(type).areThere();
    }
    return type.isOfType(Presence.class) || BY_TYPE.keySet().stream().anyMatch(type::isOfType);
  }

  /**
   * {@return the arbitrary for the type}
   *
   * @throws net.jqwik.api.JqwikException if the annotations exclude each other or do not apply
   */
  @Override
  public Set<Arbitrary<?>> provideFor(TypeUsage type, SubtypeProvider subtypes) {
    Constraints constraints = Constraints.of(type);
    if (type.isOfType(Presence.class)) {
      return subtypes
          .resolveAndCombine(type.getTypeArgument(0))
          .map(list -> constraints.apply(it -> it.none(presence(list.get(0)))))
          .collect(toSet());
    }
    if (type.isOfType(Instant.class)) {
      return Set.of(constraints.apply(it -> it.instants(everyInstantIsDecisive)));
    }
    return Set.of(
        constraints.apply(
            BY_TYPE.entrySet().stream()
                .filter(entry -> type.isOfType(entry.getKey()))
                .findFirst()
                .orElseThrow()
                .getValue()));
  }

  /** {@return more than jqwik's own, so that decisive instants are not taken for any} */
  @Override
  public int priority() {
    // The domain's comes before the global one where both are asked.
    return everyInstantIsDecisive ? 6 : 5;
  }

  @SuppressWarnings("unchecked") // The type argument of Presence is bounded by Serializable.
  private static Arbitrary<?> presence(Arbitrary<?> values) {
    return BatchArbitraries.presences((Arbitrary<Serializable>) values);
  }
}
