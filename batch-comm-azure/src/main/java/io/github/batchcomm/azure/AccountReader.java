package io.github.batchcomm.azure;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.model.AccessAction;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.EndpointAccessProfile;
import io.github.batchcomm.model.HostName;
import io.github.batchcomm.model.IpRule;
import io.github.batchcomm.model.PoolAllocationMode;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.PrivateEndpointConnection;
import io.github.batchcomm.model.PrivateEndpointConnectionStatus;
import io.github.batchcomm.model.PrivateLinkSubResource;
import io.github.batchcomm.model.PublicNetworkAccess;
import io.github.batchcomm.model.Region;
import io.github.batchcomm.model.ResourceId;
import java.util.Optional;

/** Reads a Batch account. */
final class AccountReader {

  private final JsonCursor json;
  private final Notices notices;

  private AccountReader(JsonCursor json, Notices notices) {
    this.json = json;
    this.notices = notices;
  }

  static BatchAccount read(JsonCursor json, Notices notices) {
    return new AccountReader(json, notices).account();
  }

  private BatchAccount account() {
    Optional<ResourceId> id = Identity.id(json, ResourceKind.ACCOUNT);
    BatchAccount.Builder account = BatchAccount.builder();
    account.name(name(id));
    account.region(region());
    account.id(id);
    account.poolAllocationMode(
        notices.constant(
            json.property("poolAllocationMode"),
            PoolAllocationMode.class,
            PoolAllocationMode.UNKNOWN));
    account.publicNetworkAccess(
        notices.constant(
            json.property("publicNetworkAccess"),
            PublicNetworkAccess.class,
            PublicNetworkAccess.UNKNOWN));
    account.accountAccess(access("accountAccess"));
    account.nodeManagementAccess(access("nodeManagementAccess"));
    account.privateEndpointConnections(connections());
    account.autoStorage(autoStorage());
    account.accountEndpoint(host("accountEndpoint"));
    account.nodeManagementEndpoint(host("nodeManagementEndpoint"));
    return account.build();
  }

  private String name(Optional<ResourceId> id) {
    Optional<JsonCursor> given = json.member("name").filter(it -> !it.isNull());
    if (given.isPresent()) {
      return given.get().text();
    }
    return id.map(ResourceId::name)
        .orElseThrow(
            () ->
                json.invalid(
                    "The account has neither name nor id. Export it with 'az batch account show'"));
  }

  private Region region() {
    return json.member("location")
        .orElseThrow(
            () ->
                json.invalid(
                    "The account has no location, and nothing else tells its region. Export it"
                        + " with 'az batch account show'"))
        .parsed(Region::of);
  }

  /**
   * Tells whether Azure rendered the account in full, so that an absent property says something.
   */
  private boolean isWhole() {
    return json.given("accountEndpoint").isPresent() && json.given("provisioningState").isPresent();
  }

  private Presence<ResourceId> autoStorage() {
    Optional<JsonCursor> storage = json.property("autoStorage");
    if (storage.isEmpty()) {
      return isWhole() ? Presence.none() : Presence.unknown();
    }
    if (storage.get().isNull()) {
      return Presence.none();
    }
    return storage
        .get()
        .object()
        .given("storageAccountId")
        .map(id -> Presence.of(id.parsed(ResourceId::parse)))
        .orElse(Presence.unknown());
  }

  private Presence<EndpointAccessProfile> access(String endpoint) {
    Optional<JsonCursor> profile = json.property("networkProfile");
    if (profile.isPresent() && profile.get().isNull()) {
      return Presence.none();
    }
    Optional<JsonCursor> access = profile.flatMap(it -> it.object().member(endpoint));
    if (access.isEmpty()) {
      return Presence.unknown();
    }
    return access.get().isNull() ? Presence.none() : Presence.of(profile(access.get().object()));
  }

  private EndpointAccessProfile profile(JsonCursor access) {
    AccessAction defaultAction =
        notices.constant(access.member("defaultAction"), AccessAction.class, AccessAction.UNKNOWN);
    ImmutableList.Builder<IpRule> rules = ImmutableList.builder();
    for (JsonCursor rule : access.list("ipRules")) {
      AccessAction action =
          notices.constant(
              rule.object().member("action"), AccessAction.class, AccessAction.UNKNOWN);
      IpPrefix addresses =
          rule.member("value")
              .orElseThrow(
                  () ->
                      rule.invalid(
                          "The IP rule has no value. Export the account again with"
                              + " 'az batch account show'"))
              .parsed(IpPrefix::parse);
      rules.add(new IpRule(action, addresses));
    }
    return new EndpointAccessProfile(defaultAction, rules.build());
  }

  private Optional<ImmutableList<PrivateEndpointConnection>> connections() {
    Optional<JsonCursor> connections = json.property("privateEndpointConnections");
    if (connections.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        json.list("privateEndpointConnections").stream()
            .map(this::connection)
            .collect(ImmutableList.toImmutableList()));
  }

  private PrivateEndpointConnection connection(JsonCursor connection) {
    JsonCursor object = connection.object();
    return PrivateEndpointConnection.builder()
        .subResources(
            object.list("groupIds").stream()
                .map(
                    group ->
                        notices.constant(
                            Optional.of(group),
                            PrivateLinkSubResource.class,
                            PrivateLinkSubResource.UNKNOWN))
                .collect(ImmutableSet.toImmutableSet()))
        .status(
            notices.constant(
                object
                    .given("privateLinkServiceConnectionState")
                    .flatMap(state -> state.object().member("status")),
                PrivateEndpointConnectionStatus.class,
                PrivateEndpointConnectionStatus.UNKNOWN))
        .privateEndpoint(
            object
                .given("privateEndpoint")
                .flatMap(endpoint -> endpoint.object().given("id"))
                .map(id -> id.parsed(ResourceId::parse)))
        .build();
  }

  private Optional<HostName> host(String property) {
    return json.given(property).map(host -> host.parsed(AccountReader::hostName));
  }

  /** Some tools print the endpoint as a URL. */
  private static HostName hostName(String text) {
    String host = text.startsWith("https://") ? text.substring("https://".length()) : text;
    return new HostName(host.endsWith("/") ? host.substring(0, host.length() - 1) : host);
  }
}
