package io.github.batchcomm.testkit;

import static java.util.stream.Collectors.toSet;

import com.google.common.collect.ImmutableMap;
import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.Situation;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.flow.PortRange;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
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
import io.github.batchcomm.model.SubnetReference;
import io.github.batchcomm.model.VirtualNetworkReference;
import io.github.batchcomm.testkit.constraints.Decisive;
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
          .put(InventoryAccount.class, it -> it.narrow(BatchArbitraries.inventories()).single())
          .put(Edition.class, it -> it.narrow(BatchArbitraries.editions()))
          .put(
              BatchCommunication.class,
              it -> it.narrow(BatchArbitraries.editions()).map(BatchCommunication::of))
          .put(Region.class, Constraints::regions)
          .put(Instant.class, Constraints::instants)
          .put(Situation.class, it -> it.none(BatchArbitraries.situations()))
          .put(ServiceTag.class, it -> it.none(BatchArbitraries.serviceTags()))
          .put(ResourceId.class, it -> it.none(BatchArbitraries.resourceIds()))
          .put(HostName.class, it -> it.none(BatchArbitraries.hostNames()))
          .put(SubnetReference.class, it -> it.none(BatchArbitraries.subnetReferences()))
          .put(
              VirtualNetworkReference.class,
              it -> it.none(BatchArbitraries.virtualNetworkReferences()))
          .put(IpPrefix.class, it -> it.none(BatchArbitraries.ipPrefixes()))
          .put(IpRule.class, it -> it.none(BatchArbitraries.ipRules()))
          .put(PortRange.class, it -> it.none(BatchArbitraries.portRanges()))
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
          .buildOrThrow();

  /** Creates the provider; jqwik does. */
  public BatchArbitraryProvider() {}

  /** {@return true for the values of batch-comm, and for instants that are to be decisive} */
  @Override
  public boolean canProvideFor(TypeUsage type) {
    if (type.isOfType(Instant.class)) {
      return type.isAnnotated(Decisive.class);
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
    if (type.isOfType(Presence.class)) {
      return subtypes
          .resolveAndCombine(type.getTypeArgument(0))
          .map(list -> presence(list.get(0)))
          .collect(toSet());
    }
    return Set.of(
        Constraints.of(type)
            .apply(
                BY_TYPE.entrySet().stream()
                    .filter(entry -> type.isOfType(entry.getKey()))
                    .findFirst()
                    .orElseThrow()
                    .getValue()));
  }

  /** {@return more than jqwik's own, so that decisive instants are not taken for any} */
  @Override
  public int priority() {
    return 5;
  }

  @SuppressWarnings("unchecked") // The type argument of Presence is bounded by Serializable.
  private static Arbitrary<?> presence(Arbitrary<?> values) {
    return BatchArbitraries.presences((Arbitrary<Serializable>) values);
  }
}
