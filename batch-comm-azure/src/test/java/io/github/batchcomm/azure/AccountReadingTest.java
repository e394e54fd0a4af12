package io.github.batchcomm.azure;

import static io.github.batchcomm.azure.Documents.ACCOUNT_ID;
import static io.github.batchcomm.azure.Documents.GROUP;
import static io.github.batchcomm.azure.Documents.REST_ACCOUNT;
import static io.github.batchcomm.azure.Documents.STORAGE;
import static io.github.batchcomm.azure.Documents.account;
import static io.github.batchcomm.azure.Documents.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of an account, and what being absent says. */
class AccountReadingTest {

  @Test
  void everyPropertyIsRead() {
    assertThat(account(REST_ACCOUNT))
        .isEqualTo(
            BatchAccount.builder()
                .name("acct1")
                .region(Region.of("westeurope"))
                .id(ResourceId.parse(ACCOUNT_ID))
                .poolAllocationMode(PoolAllocationMode.BATCH_SERVICE)
                .publicNetworkAccess(PublicNetworkAccess.ENABLED)
                .accountAccess(
                    Presence.of(new EndpointAccessProfile(AccessAction.ALLOW, ImmutableList.of())))
                .nodeManagementAccess(
                    Presence.of(
                        new EndpointAccessProfile(
                            AccessAction.DENY,
                            ImmutableList.of(
                                new IpRule(AccessAction.ALLOW, IpPrefix.parse("203.0.113.7/32")),
                                new IpRule(
                                    AccessAction.ALLOW, IpPrefix.parse("198.51.100.0/24"))))))
                .privateEndpointConnections(
                    ImmutableList.of(
                        PrivateEndpointConnection.builder()
                            .addSubResources(PrivateLinkSubResource.NODE_MANAGEMENT)
                            .status(PrivateEndpointConnectionStatus.APPROVED)
                            .privateEndpoint(
                                ResourceId.parse(
                                    GROUP + "/providers/Microsoft.Network/privateEndpoints/pe1"))
                            .build()))
                .autoStorage(Presence.of(ResourceId.parse(STORAGE)))
                .accountEndpoint(new HostName("acct1.westeurope.batch.azure.com"))
                .nodeManagementEndpoint(
                    new HostName(
                        "11111111-2222-3333-4444-555555555555.westeurope.service.batch.azure.com"))
                .build());
  }

  @Test
  void whatIsAbsentIsUnknown() {
    assertThat(account(with("")))
        .isEqualTo(
            BatchAccount.builder()
                .name("acct1")
                .region(Region.of("westeurope"))
                .id(ResourceId.parse(ACCOUNT_ID))
                .build());
  }

  @Test
  void flattenedPrivateEndpointConnectionsAreReadToo() {
    BatchAccount account =
        account(
            with(
                """
                , "privateEndpointConnections": [
                  {"groupIds": ["batchAccount"],
                   "privateLinkServiceConnectionState": {"status": "pending"}}]
                """));
    assertThat(account.privateEndpointConnections().orElseThrow())
        .containsExactly(
            PrivateEndpointConnection.builder()
                .addSubResources(PrivateLinkSubResource.BATCH_ACCOUNT)
                .status(PrivateEndpointConnectionStatus.PENDING)
                .build());
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]"})
  void privateEndpointConnectionsOfNullOrNoneAreKnownToBeNone(String none) {
    assertThat(account(with(", \"privateEndpointConnections\": " + none)))
        .extracting(BatchAccount::privateEndpointConnections)
        .isEqualTo(Optional.of(ImmutableList.of()));
  }

  @Test
  void autoStorageAbsentFromAWholeAccountIsNone() {
    String whole =
        ", \"accountEndpoint\": \"acct1.westeurope.batch.azure.com\","
            + " \"provisioningState\": \"Succeeded\"";
    assertThat(account(with(whole)).autoStorage()).isEqualTo(Presence.none());
  }

  @Test
  void autoStorageAbsentFromAPartOfAnAccountIsUnknown() {
    assertThat(account(with(", \"provisioningState\": \"Succeeded\"")).autoStorage())
        .isEqualTo(Presence.unknown());
  }

  @Test
  void autoStorageOfNullIsNone() {
    assertThat(account(with(", \"autoStorage\": null")).autoStorage()).isEqualTo(Presence.none());
  }

  @Test
  void aNetworkProfileOfNullRestrictsNothing() {
    BatchAccount account = account(with(", \"networkProfile\": null"));
    assertThat(account.accountAccess()).isEqualTo(Presence.none());
    assertThat(account.nodeManagementAccess()).isEqualTo(Presence.none());
  }

  @Test
  void aNetworkProfileSaysNothingOfTheEndpointItDoesNotName() {
    BatchAccount account =
        account(
            with(
                """
                , "networkProfile": {
                    "accountAccess": {"defaultAction": "Deny", "ipRules": null}}
                """));
    assertThat(account.accountAccess())
        .isEqualTo(Presence.of(new EndpointAccessProfile(AccessAction.DENY, ImmutableList.of())));
    assertThat(account.nodeManagementAccess()).isEqualTo(Presence.unknown());
  }

  @ParameterizedTest
  @ValueSource(strings = {"SecuredByPerimeter", "securedbyperimeter", "SECUREDBYPERIMETER"})
  void enumValuesAreReadInAnyCase(String value) {
    assertThat(account(with(", \"publicNetworkAccess\": \"%s\"".formatted(value))))
        .extracting(BatchAccount::publicNetworkAccess)
        .isEqualTo(PublicNetworkAccess.SECURED_BY_PERIMETER);
  }

  @Test
  void anUnknownEnumValueIsKeptAsUnknownAndRemarked() {
    AzureInventory inventory = read(with(", \"properties\": {\"publicNetworkAccess\": \"Dusk\"}"));
    assertThat(inventory.accounts().get(0).account().publicNetworkAccess())
        .isEqualTo(PublicNetworkAccess.UNKNOWN);
    assertThat(inventory.notices())
        .singleElement()
        .satisfies(
            notice -> {
              assertThat(notice.pointer()).isEqualTo("/properties/publicNetworkAccess");
              assertThat(notice.text()).contains("'Dusk'");
            });
  }

  @Test
  void anEndpointGivenAsUrlIsItsHost() {
    String url = ", \"accountEndpoint\": \"https://acct1.westeurope.batch.azure.com/\"";
    assertThat(account(with(url)).accountEndpoint())
        .contains(new HostName("acct1.westeurope.batch.azure.com"));
  }

  @Test
  void anUnknownRegionIsAccepted() {
    BatchAccount account = account(with("").replace("westeurope", "atlantisnorth"));
    assertThat(account.region().isKnown()).isFalse();
  }

  private static String with(String members) {
    return """
        {"id": "%s", "name": "acct1", "type": "Microsoft.Batch/batchAccounts",
         "location": "westeurope"%s}
        """
        .formatted(ACCOUNT_ID, members);
  }
}
