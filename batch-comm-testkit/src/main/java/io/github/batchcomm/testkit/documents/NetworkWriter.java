package io.github.batchcomm.testkit.documents;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.InboundNatPool;
import io.github.batchcomm.model.PublicIpProvision;
import io.github.batchcomm.model.ResourceId;

/**
 * Writes a pool's network configuration. In a whole pool what is missing says that there is no
 * subnet and that Batch provides the addresses; elsewhere only null says so.
 */
final class NetworkWriter {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final BatchPool pool;
  private final boolean isWhole;
  private final boolean assignedByJob;
  private final Variation variation;

  private NetworkWriter(
      BatchPool pool, boolean isWhole, boolean assignedByJob, Variation variation) {
    this.pool = pool;
    this.isWhole = isWhole;
    this.assignedByJob = assignedByJob;
    this.variation = variation;
  }

  /**
   * Writes the network configuration of a pool.
   *
   * @param json the pool
   * @param pool what is known of it
   * @param isWhole whether it is written in full
   * @param assignedByJob whether the job assigns the virtual network, which leaves the subnet
   *     unknown
   * @param variation decides between the ways
   */
  static void write(
      ResourceJson json,
      BatchPool pool,
      boolean isWhole,
      boolean assignedByJob,
      Variation variation) {
    new NetworkWriter(pool, isWhole, assignedByJob, variation).write(json);
  }

  private void write(ResourceJson json) {
    boolean isPlain =
        pool.publicIpAddresses().isEmpty()
            && pool.inboundNatPools().isEmpty()
            && pool.ipFamilies().isEmpty();
    boolean isOfBatch =
        isPlain
            && pool.subnet().isAbsent()
            && pool.publicIpProvision() == PublicIpProvision.BATCH_MANAGED;
    boolean isUnknown =
        isPlain
            && !assignedByJob
            && pool.subnet().isUnknown()
            && pool.publicIpProvision() == PublicIpProvision.UNKNOWN;
    boolean missingSaysIt = isWhole ? isOfBatch : isUnknown;
    boolean inShort = variation.below(3) < 2;
    if (missingSaysIt && inShort) {
      return;
    }
    if (isOfBatch && inShort) {
      json.property("networkConfiguration", JSON.nullNode());
      return;
    }
    json.property("networkConfiguration", configuration());
  }

  private ObjectNode configuration() {
    ObjectNode network = JSON.objectNode();
    subnet(network);
    if (!pool.publicIpAddresses().isEmpty()
        && pool.publicIpProvision() == PublicIpProvision.USER_MANAGED
        && pool.ipFamilies().isEmpty()
        && variation.seldom()) {
      network.set(variation.of("publicIPs", "publicIps"), ids(pool.publicIpAddresses()));
    } else {
      addresses(network);
    }
    if (!pool.inboundNatPools().isEmpty()) {
      ArrayNode natPools = JSON.arrayNode();
      pool.inboundNatPools().forEach(it -> natPools.add(natPool(it)));
      network
          .putObject("endpointConfiguration")
          .set(variation.of("inboundNatPools", "inboundNATPools"), natPools);
    } else if (variation.seldom()) {
      network.putNull("endpointConfiguration");
    }
    return network;
  }

  private void subnet(ObjectNode network) {
    if (pool.subnet().isPresent()) {
      network.put("subnetId", pool.subnet().value().orElseThrow().id().toString());
    } else if (pool.subnet().isAbsent() && !(isWhole && variation.maybe())) {
      if (variation.maybe()) {
        network.put("subnetId", "");
      } else {
        network.putNull("subnetId");
      }
    }
    String scope = variation.of("dynamicVNetAssignmentScope", "dynamicVnetAssignmentScope");
    if (assignedByJob) {
      network.put(scope, "job");
    } else if (variation.seldom()) {
      network.put(scope, variation.of("none", "None"));
    }
  }

  private void addresses(ObjectNode network) {
    ObjectNode addresses = JSON.objectNode();
    boolean isDefault = pool.publicIpProvision() == PublicIpProvision.BATCH_MANAGED;
    boolean isUnknown = pool.publicIpProvision() == PublicIpProvision.UNKNOWN;
    if (isDefault && variation.maybe()) {
      if (isWhole && variation.maybe()) {
        // Missing, which says it.
      } else if (pool.publicIpAddresses().isEmpty()
          && pool.ipFamilies().isEmpty()
          && variation.maybe()) {
        network.putNull("publicIPAddressConfiguration");
        return;
      } else {
        addresses.putNull("provision");
      }
    } else if (!isUnknown) {
      addresses.put("provision", Literals.constant(pool.publicIpProvision(), variation));
    } else if (isWhole || variation.seldom()) {
      addresses.put("provision", variation.of("", "NotHeardOf"));
    }
    if (!pool.publicIpAddresses().isEmpty()) {
      addresses.set("ipAddressIds", ids(pool.publicIpAddresses()));
    } else if (variation.seldom()) {
      addresses.set("ipAddressIds", variation.maybe() ? JSON.arrayNode() : JSON.nullNode());
    }
    families(addresses);
    if (!addresses.isEmpty() || variation.seldom()) {
      network.set(
          variation.of("publicIPAddressConfiguration", "publicIpAddressConfiguration"), addresses);
    }
  }

  private void families(ObjectNode addresses) {
    if (pool.ipFamilies().isPresent()) {
      ArrayNode families = addresses.putArray("ipFamilies");
      pool.ipFamilies().get().forEach(it -> families.add(Literals.constant(it, variation)));
    } else if (variation.seldom()) {
      addresses.putNull("ipFamilies");
    }
  }

  private static ArrayNode ids(ImmutableSet<ResourceId> ids) {
    ArrayNode json = JSON.arrayNode();
    ids.forEach(id -> json.add(id.toString()));
    return json;
  }

  private ObjectNode natPool(InboundNatPool natPool) {
    ObjectNode json = JSON.objectNode().put("name", natPool.name());
    String protocol = natPool.protocol().toString();
    json.put("protocol", variation.of(protocol, Ascii.toLowerCase(protocol)));
    json.set("backendPort", Literals.integer(natPool.backendPort(), variation));
    json.set(
        "frontendPortRangeStart", Literals.integer(natPool.frontendPorts().first(), variation));
    json.set("frontendPortRangeEnd", Literals.integer(natPool.frontendPorts().last(), variation));
    if (variation.seldom()) {
      json.putArray("networkSecurityGroupRules");
    }
    return json;
  }
}
