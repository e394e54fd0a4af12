package io.github.batchcomm.azure;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.flow.AddressFamily;
import io.github.batchcomm.flow.PortRange;
import io.github.batchcomm.flow.Protocol;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.InboundNatPool;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.PublicIpProvision;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.SubnetReference;
import java.util.Optional;

/**
 * Reads a pool's network configuration.
 *
 * <p>Being absent says something only in a pool that Azure rendered in full; JSON's null always
 * does.
 */
final class NetworkConfigurationReader {

  private final Optional<JsonCursor> network;
  private final boolean isStatement;
  private final Notices notices;

  /**
   * Creates the reader.
   *
   * @param pool the pool
   * @param wholePool whether Azure rendered the pool in full
   * @param notices where to remark what is not known
   */
  NetworkConfigurationReader(JsonCursor pool, boolean wholePool, Notices notices) {
    Optional<JsonCursor> property = pool.property("networkConfiguration");
    this.network = property.filter(it -> !it.isNull()).map(JsonCursor::object);
    this.isStatement = wholePool || (property.isPresent() && network.isEmpty());
    this.notices = notices;
  }

  void readInto(BatchPool.Builder pool) {
    pool.subnet(subnet());
    pool.publicIpProvision(provision());
    pool.publicIpAddresses(addresses());
    pool.ipFamilies(families());
    network
        .flatMap(it -> it.given("endpointConfiguration"))
        .flatMap(it -> it.object().given("inboundNatPools", "inboundNATPools"))
        .ifPresent(
            natPools ->
                natPools.elements().forEach(it -> natPool(it).ifPresent(pool::addInboundNatPools)));
  }

  private Presence<SubnetReference> subnet() {
    Optional<JsonCursor> subnet = network.flatMap(it -> it.property("subnetId"));
    boolean said = subnet.isPresent() && !subnet.get().isNull() && !subnet.get().isEmptyText();
    if (said) {
      return Presence.of(subnet.get().parsed(SubnetReference::parse));
    }
    Optional<JsonCursor> scope = scopeOfJob();
    if (scope.isPresent()) {
      notices.add(
          scope.get(),
          "The pool's virtual network is assigned dynamically, by the job that runs on it; the"
              + " subnet counts as not given. Look at the network configuration of the job");
      return Presence.unknown();
    }
    return isStatement || subnet.isPresent() ? Presence.none() : Presence.unknown();
  }

  private Optional<JsonCursor> scopeOfJob() {
    return network
        .flatMap(it -> it.given("dynamicVNetAssignmentScope", "dynamicVnetAssignmentScope"))
        .filter(scope -> !Ascii.equalsIgnoreCase(scope.text(), "none"));
  }

  private PublicIpProvision provision() {
    if (!oldAddresses().isEmpty()) {
      return PublicIpProvision.USER_MANAGED;
    }
    Optional<JsonCursor> configuration = addressConfiguration();
    Optional<JsonCursor> provision =
        configuration.filter(it -> !it.isNull()).flatMap(it -> it.object().property("provision"));
    if (provision.isPresent() && !provision.get().isNull()) {
      return notices.constant(provision, PublicIpProvision.class, PublicIpProvision.UNKNOWN);
    }
    boolean saidToBeDefault =
        isStatement
            || provision.isPresent()
            || configuration.filter(JsonCursor::isNull).isPresent();
    // The other two kinds must be asked for, and then Azure shows them.
    return saidToBeDefault ? PublicIpProvision.BATCH_MANAGED : PublicIpProvision.UNKNOWN;
  }

  private ImmutableSet<ResourceId> addresses() {
    return addressConfiguration()
        .filter(it -> !it.isNull())
        .flatMap(it -> it.object().given("ipAddressIds"))
        .map(NetworkConfigurationReader::ids)
        .orElseGet(this::oldAddresses);
  }

  private Optional<ImmutableSet<AddressFamily>> families() {
    Optional<JsonCursor> given =
        addressConfiguration()
            .filter(it -> !it.isNull())
            .flatMap(it -> it.object().given("ipFamilies"));
    ImmutableSet.Builder<AddressFamily> families = ImmutableSet.builder();
    for (JsonCursor family : given.map(JsonCursor::elements).orElse(ImmutableList.of())) {
      Optional<AddressFamily> known = family.constant(AddressFamily.class);
      if (known.isEmpty()) {
        notices.add(
            family,
            "The family of addresses '"
                + Quoted.text(family.text())
                + "' is not known here, and the pool's families count as not given. Look whether a"
                + " newer version of this library knows it");
        return Optional.empty();
      }
      families.add(known.get());
    }
    return Optional.of(families.build()).filter(it -> !it.isEmpty());
  }

  private Optional<JsonCursor> addressConfiguration() {
    return network.flatMap(
        it -> it.property("publicIPAddressConfiguration", "publicIpAddressConfiguration"));
  }

  /** The list of before api-version 2020-09-01, which stood for user-managed addresses. */
  private ImmutableSet<ResourceId> oldAddresses() {
    return network
        .flatMap(it -> it.given("publicIPs", "publicIps"))
        .map(NetworkConfigurationReader::ids)
        .orElse(ImmutableSet.of());
  }

  private static ImmutableSet<ResourceId> ids(JsonCursor array) {
    return array.elements().stream()
        .map(id -> id.parsed(ResourceId::parse))
        .collect(ImmutableSet.toImmutableSet());
  }

  private Optional<InboundNatPool> natPool(JsonCursor json) {
    JsonCursor protocolName = required(json.object(), "protocol");
    Protocol protocol;
    if (Ascii.equalsIgnoreCase(protocolName.text(), "tcp")) {
      protocol = Protocol.TCP;
    } else if (Ascii.equalsIgnoreCase(protocolName.text(), "udp")) {
      protocol = Protocol.UDP;
    } else {
      notices.add(
          protocolName,
          "The protocol '"
              + Quoted.text(protocolName.text())
              + "' is neither tcp nor udp, and this inbound NAT pool is passed over. Look whether a"
              + " newer version of this library knows it");
      return Optional.empty();
    }
    String name = required(json, "name").text();
    int backendPort = required(json, "backendPort").integer(1, 65_535);
    int first = required(json, "frontendPortRangeStart").integer(0, 65_535);
    int last = required(json, "frontendPortRangeEnd").integer(0, 65_535);
    return Optional.of(
        json.checked(
            () -> new InboundNatPool(name, protocol, backendPort, new PortRange(first, last))));
  }

  private static JsonCursor required(JsonCursor natPool, String name) {
    return natPool
        .member(name)
        .orElseThrow(
            () ->
                natPool.invalid(
                    "The inbound NAT pool has no "
                        + name
                        + ". Export the pool again with 'az batch pool show'"));
  }
}
