package io.github.batchcomm.testkit.documents;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.EndpointAccessProfile;
import io.github.batchcomm.model.HostName;
import io.github.batchcomm.model.IpRule;
import io.github.batchcomm.model.PoolAllocationMode;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.PrivateEndpointConnection;
import io.github.batchcomm.model.PrivateLinkSubResource;
import java.util.Optional;

/** Writes what is known of an account, so that nothing more and nothing less can be read. */
final class AccountWriter {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final BatchAccount account;
  private final ResourceForm form;
  private final Variation variation;
  private final ResourceJson json;

  private AccountWriter(BatchAccount account, ResourceForm form, Variation variation) {
    this.account = account;
    this.form = form;
    this.variation = variation;
    this.json = new ResourceJson(form != ResourceForm.FLAT, variation);
  }

  static ObjectNode write(BatchAccount account, ResourceForm form, Variation variation) {
    return new AccountWriter(account, form, variation).write();
  }

  private ObjectNode write() {
    identify();
    json.beside("location", Literals.region(account.region(), variation));
    json.constant("poolAllocationMode", account.poolAllocationMode());
    json.constant("publicNetworkAccess", account.publicNetworkAccess());
    networkProfile();
    account
        .privateEndpointConnections()
        .ifPresent(
            it -> {
              if (it.isEmpty() && variation.maybe()) {
                json.property("privateEndpointConnections", JSON.nullNode());
              } else {
                json.property("privateEndpointConnections", connections(it));
              }
            });
    endpoint("accountEndpoint", account.accountEndpoint());
    endpoint("nodeManagementEndpoint", account.nodeManagementEndpoint());
    boolean provisioned = variation.maybe();
    if (provisioned) {
      json.property("provisioningState", "Succeeded");
    }
    autoStorage(provisioned && account.accountEndpoint().isPresent());
    json.more();
    return json.json();
  }

  private void identify() {
    // Both are drawn whatever is known, so that the rest stays when less is.
    boolean withoutName = variation.seldom();
    boolean withoutType = variation.seldom();
    account.id().ifPresent(id -> json.beside("id", id.toString()));
    if (account.id().isEmpty() || !withoutName) {
      json.beside("name", account.name());
    }
    boolean isKnownByItsShape =
        account.accountEndpoint().isPresent()
            || account.nodeManagementEndpoint().isPresent()
            || account.poolAllocationMode() != PoolAllocationMode.UNKNOWN;
    boolean needsType =
        form == ResourceForm.TEMPLATE || (account.id().isEmpty() && !isKnownByItsShape);
    if (needsType || !withoutType) {
      json.type("Microsoft.Batch/batchAccounts");
    }
  }

  private void endpoint(String name, Optional<HostName> host) {
    host.ifPresentOrElse(
        it -> json.property(name, Literals.endpoint(it, variation)), () -> json.unknown(name));
  }

  /** In a whole account a missing auto-storage account says that there is none. */
  private void autoStorage(boolean isWhole) {
    Presence<?> storage = account.autoStorage();
    if (storage.isUnknown()) {
      if (isWhole || variation.seldom()) {
        json.property("autoStorage", JSON.objectNode().putNull("storageAccountId"));
      }
    } else if (storage.isPresent()) {
      json.property(
          "autoStorage",
          JSON.objectNode()
              .put("storageAccountId", account.autoStorage().value().orElseThrow().toString()));
    } else if (!isWhole || variation.maybe()) {
      json.property("autoStorage", JSON.nullNode());
    }
  }

  private void networkProfile() {
    boolean nothing =
        account.accountAccess().isUnknown() && account.nodeManagementAccess().isUnknown();
    if (nothing && !variation.seldom()) {
      return;
    }
    boolean noRules =
        account.accountAccess().isAbsent() && account.nodeManagementAccess().isAbsent();
    if (noRules && variation.below(3) < 2) {
      json.property("networkProfile", JSON.nullNode());
      return;
    }
    ObjectNode profile = JSON.objectNode();
    access(profile, "accountAccess", account.accountAccess());
    access(profile, "nodeManagementAccess", account.nodeManagementAccess());
    json.property("networkProfile", profile);
  }

  private void access(ObjectNode profile, String name, Presence<EndpointAccessProfile> access) {
    if (access.isAbsent()) {
      profile.putNull(name);
    } else {
      access.value().ifPresent(it -> profile.set(name, access(it)));
    }
  }

  private ObjectNode access(EndpointAccessProfile access) {
    ObjectNode json = JSON.objectNode();
    constant(json, "defaultAction", access.defaultAction());
    if (!access.ipRules().isEmpty()) {
      ArrayNode rules = json.putArray("ipRules");
      access.ipRules().forEach(rule -> rules.add(rule(rule)));
    } else if (variation.maybe()) {
      json.set("ipRules", variation.maybe() ? JSON.nullNode() : JSON.arrayNode());
    }
    return json;
  }

  private ObjectNode rule(IpRule rule) {
    ObjectNode json = JSON.objectNode();
    constant(json, "action", rule.action());
    String network = rule.addresses().toString();
    int bits = rule.addresses().network().getAddress().length * 8;
    boolean isOneAddress = rule.addresses().length() == bits;
    return json.put(
        "value",
        isOneAddress && variation.maybe() ? network.substring(0, network.indexOf('/')) : network);
  }

  private ArrayNode connections(ImmutableList<PrivateEndpointConnection> connections) {
    ArrayNode json = JSON.arrayNode();
    connections.forEach(it -> json.add(connection(it)));
    return json;
  }

  private ObjectNode connection(PrivateEndpointConnection connection) {
    ResourceJson json = new ResourceJson(form != ResourceForm.FLAT, variation);
    if (!connection.subResources().isEmpty()) {
      ArrayNode groups = JSON.arrayNode();
      connection.subResources().forEach(it -> subResource(groups, it));
      json.property("groupIds", groups);
    } else {
      json.unknown("groupIds");
    }
    ObjectNode state = JSON.objectNode();
    constant(state, "status", connection.status());
    if (!state.isEmpty() || variation.seldom()) {
      json.property("privateLinkServiceConnectionState", state);
    }
    connection
        .privateEndpoint()
        .ifPresentOrElse(
            id -> json.property("privateEndpoint", JSON.objectNode().put("id", id.toString())),
            () -> json.unknown("privateEndpoint"));
    return json.json();
  }

  private void subResource(ArrayNode groups, PrivateLinkSubResource subResource) {
    if (subResource == PrivateLinkSubResource.UNKNOWN) {
      groups.add(variation.of("notHeardOf", ""));
    } else {
      groups.add(Literals.constant(subResource, variation));
    }
  }

  private void constant(ObjectNode json, String name, Enum<?> constant) {
    if (ResourceJson.isKnown(constant)) {
      json.put(name, Literals.constant(constant, variation));
    } else {
      ResourceJson.unknownConstant(variation).ifPresent(it -> json.set(name, it));
    }
  }
}
