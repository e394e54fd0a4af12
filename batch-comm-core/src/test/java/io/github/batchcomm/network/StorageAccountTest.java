package io.github.batchcomm.network;

import static io.github.batchcomm.network.Found.blocker;
import static io.github.batchcomm.network.Found.missing;
import static io.github.batchcomm.network.Found.permitted;
import static io.github.batchcomm.network.Found.permittedBy;
import static io.github.batchcomm.network.Found.undetermined;
import static io.github.batchcomm.network.Samples.networkId;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.net.InetAddresses;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.flow.PortSet;
import io.github.batchcomm.model.HostName;
import io.github.batchcomm.model.NextHopType;
import io.github.batchcomm.model.PrivateDnsZone;
import io.github.batchcomm.model.PrivateEndpoint;
import io.github.batchcomm.model.PrivateEndpointConnectionStatus;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.RuleAction;
import io.github.batchcomm.model.RuleAddresses;
import io.github.batchcomm.model.SecurityRule;
import io.github.batchcomm.model.ServiceEndpoint;
import io.github.batchcomm.model.StorageUse;
import io.github.batchcomm.model.Workload;
import java.net.InetAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Whether nodes reach the storage account whose share they mount. */
class StorageAccountTest {

  private static final String SMB = "workload-smb-outbound";
  private static final String HOST = "films.file.core.windows.net";
  private static final String ZONE = "privatelink.file.core.windows.net";
  private static final ResourceId PLACE =
      networkId("virtualNetworks/vnet-render/subnets/endpoints");

  @Test
  void aRecordInALinkedZoneTakesNodesToThePrivateEndpoint() {
    Scene scene = privately();
    NetworkVerdict.Permitted verdict = permitted(scene.verdict(SMB));
    assertThat(permittedBy(verdict))
        .containsExactly(
            "SUBNET_NSG nodes/no network security group default, ROUTE vnet-render/system route:"
                + " private endpoint pe-films default, PRIVATE_ENDPOINT pe-films/connection, DNS "
                + ZONE
                + "/A record films");
    assertThat(verdict.assumptions()).isEmpty();
    assertThat(verdict.proof().flow().packets().destinations())
        .isEqualTo(Samples.set("10.1.2.6/32"));
    assertThat(scene.check(verdict.proof())).isEmpty();
  }

  @Test
  void rulesAreAskedAboutThePrivateAddress() {
    SecurityRule inside = rule("AllowInside", 100, RuleAction.ALLOW, "10.1.2.0/24");
    SecurityRule nothing = rule("DenyAll", 200, RuleAction.DENY, "0.0.0.0/0");
    Scene scene = privately().rules(inside, nothing);
    NetworkVerdict.Permitted verdict = permitted(scene.verdict(SMB));
    assertThat(permittedBy(verdict)).allMatch(it -> it.contains("nsg-render/AllowInside"));
    assertThat(scene.check(verdict.proof())).isEmpty();
    assertThat(Samples.text(blocker(privately().rules(nothing).verdict(SMB)).rule()))
        .contains("nsg-render/DenyAll");
  }

  @Test
  void withoutZonesNodesTakeThePublicWayUnderAnAssumption() {
    Scene scene = mounting();
    NetworkVerdict.Permitted verdict = permitted(scene.verdict(SMB));
    assertThat(permittedBy(verdict)).noneMatch(it -> it.contains("DNS "));
    assertThat(verdict.assumptions())
        .containsExactly(
            new Assumption(
                Layer.DNS,
                "The public addresses of " + HOST + " are among those of Storage.WestEurope."));
    assertThat(scene.check(verdict.proof())).isEmpty();
    assertThat(privately().check(verdict.proof())).isNotEmpty();
  }

  @Test
  void aPrivateEndpointWithoutZonesLeavesThePublicWayOpen() {
    Scene scene =
        mounting()
            .network(
                it ->
                    it.addPrivateEndpoints(
                        endpoint(
                            "pe-films",
                            "films",
                            "file",
                            PrivateEndpointConnectionStatus.APPROVED)));
    assertThat(missing(scene.verdict(SMB)).what())
        .isEqualTo(
            "Whether "
                + HOST
                + " leads to private endpoint pe-films or to public addresses in virtual network"
                + " vnet-render is not known.");
  }

  @Test
  void aRuleThatStopsPartOfTheTagLeavesThePublicWayOpen() {
    Scene scene = mounting().rules(rule("DenyHalf", 100, RuleAction.DENY, "192.0.2.0/26"));
    assertThat(undetermined(scene.verdict(SMB)).missing())
        .extracting(MissingFact::what)
        .containsExactly(
            "Only part of the addresses that "
                + HOST
                + " may have is stopped, and which it has is not known.");
  }

  /** Which of the tag's prefixes the account's address is in is not known. */
  @Test
  void aServiceEndpointBesideALongRouteLeavesThePublicWayOpen() {
    Scene scene =
        mounting()
            .subnet(
                it ->
                    it.serviceEndpoints(
                        ImmutableList.of(
                            new ServiceEndpoint("Microsoft.Storage", ImmutableSet.of("*")))))
            .routes(Samples.route("half", "192.0.2.0/26", NextHopType.INTERNET));
    assertThat(undetermined(scene.verdict(SMB)).missing())
        .extracting(MissingFact::layer)
        .contains(Layer.ROUTE);
  }

  @Test
  void aZoneWithoutTheRecordLeavesItOpen() {
    Scene scene = mounting().network(it -> it.addPrivateDnsZones(zone(ZONE, "other", "10.1.2.6")));
    assertThat(missing(scene.verdict(SMB)).what())
        .startsWith("Private DNS zone " + ZONE + " has no record for " + HOST);
    assertThat(scene.check(permitted(mounting().verdict(SMB)).proof()))
        .isNotEmpty()
        .allMatch(it -> it.endsWith("a private zone may answer for " + HOST + "."));
  }

  @Test
  void aZoneThatShadowsThePublicNameBlocksWithoutTheRecord() {
    Scene scene =
        privately()
            .network(
                it -> it.addPrivateDnsZones(zone("file.core.windows.net", "other", "10.1.2.6")));
    Blocker blocker = blocker(scene.verdict(SMB));
    assertThat(Samples.text(blocker.rule())).isEqualTo("DNS file.core.windows.net/A record films");
    assertThat(blocker.reason())
        .isEqualTo(
            "is missing, and the zone answers alone for "
                + HOST
                + " in virtual network vnet-render, so the name does not resolve; unlink the zone");
  }

  @Test
  void aZoneWhoseLinksAreNotKnownLeavesItOpen() {
    Scene scene =
        mounting()
            .network(
                it ->
                    it.addPrivateDnsZones(
                        zone(ZONE, "films", "10.1.2.6").toBuilder()
                            .virtualNetworkLinks(Optional.empty())
                            .build()));
    assertThat(missing(scene.verdict(SMB)).what())
        .isEqualTo(
            "Whether private DNS zone "
                + ZONE
                + ", which would answer for films."
                + ZONE
                + ", is linked to virtual network vnet-render is not known.");
  }

  @Test
  void serversOfTheNetworksOwnAreAskedOnlyWhereThereIsAPrivateWay() {
    ImmutableList<InetAddress> own = ImmutableList.of(InetAddresses.forString("10.1.9.53"));
    permitted(mounting().around(it -> it.dnsServers(own)).verdict(SMB));
    Scene both = privately().around(it -> it.dnsServers(own));
    assertThat(missing(both.verdict(SMB)).what())
        .isEqualTo(
            "Whether the DNS servers of the virtual network lead "
                + HOST
                + " to a private endpoint or to public addresses is not known.");
    assertThat(both.check(permitted(privately().verdict(SMB)).proof())).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({"films, blob", "sound, file"})
  void aPrivateEndpointToSomethingElseBlocks(String account, String subResource) {
    Scene scene =
        at(endpoint("pe-films", account, subResource, PrivateEndpointConnectionStatus.APPROVED));
    Blocker blocker = blocker(scene.verdict(SMB));
    assertThat(Samples.text(blocker.rule())).isEqualTo("PRIVATE_ENDPOINT pe-films/connection");
    assertThat(blocker.reason())
        .isEqualTo("does not lead to file of storage account films at 10.1.2.6");
    assertThat(scene.check(permitted(privately().verdict(SMB)).proof()))
        .isNotEmpty()
        .allMatch(
            it -> it.endsWith("nothing shows an approved connection to the storage account."));
  }

  @ParameterizedTest
  @EnumSource(names = {"PENDING", "REJECTED"})
  void aPrivateEndpointThatIsNotApprovedBlocks(PrivateEndpointConnectionStatus status) {
    assertThat(
            Samples.text(
                blocker(at(endpoint("pe-films", "films", "file", status)).verdict(SMB)).rule()))
        .isEqualTo("PRIVATE_ENDPOINT pe-films/connection");
  }

  @Test
  void aPrivateEndpointOfUnknownStandingLeavesItOpen() {
    Scene scene =
        at(endpoint("pe-films", "films", "file", PrivateEndpointConnectionStatus.UNKNOWN));
    assertThat(missing(scene.verdict(SMB)).what())
        .startsWith("The approved connection of private endpoint pe-films");
  }

  @Test
  void anAddressThatNoPrivateEndpointIsShownAtLeavesItOpen() {
    Scene scene = mounting().network(it -> it.addPrivateDnsZones(zone(ZONE, "films", "10.1.2.6")));
    assertThat(missing(scene.verdict(SMB)))
        .isEqualTo(
            new MissingFact(
                Layer.PRIVATE_ENDPOINT,
                "Which private endpoint has 10.1.2.6, where " + HOST + " leads, is not known.",
                "Export it with 'az network private-endpoint show'."));
  }

  @Test
  void aPrivateEndpointAtTheSameAddressOfANetworkApartChangesNothing() {
    Scene scene =
        privately()
            .network(
                it ->
                    it.addPrivateEndpoints(
                        endpoint("aaa", "sound", "file", PrivateEndpointConnectionStatus.APPROVED)
                            .toBuilder()
                            .subnet(networkId("virtualNetworks/vnet-apart/subnets/endpoints"))
                            .build()));
    assertThat(permitted(scene.verdict(SMB)).proof().parts())
        .allMatch(
            part ->
                part.rules().stream()
                    .anyMatch(
                        it -> Samples.text(it).equals("PRIVATE_ENDPOINT pe-films/connection")));
  }

  /** A pool that mounts a share. */
  private static Scene mounting() {
    return Scene.listed()
        .pool(
            it ->
                it.addStorageUses(
                    new StorageUse(
                        Workload.AZURE_FILES_MOUNT, new StorageUse.Host(new HostName(HOST)))))
        .around(
            it ->
                it.addSubnets(
                    PrivateSamples.withoutGroup(Samples.subnet("endpoints", "10.1.2.0/24"))));
  }

  /** With a private endpoint to the share's account, which DNS leads to. */
  private static Scene privately() {
    return at(endpoint("pe-films", "films", "file", PrivateEndpointConnectionStatus.APPROVED));
  }

  private static Scene at(PrivateEndpoint endpoint) {
    return mounting()
        .network(
            it ->
                it.addPrivateDnsZones(zone(ZONE, "films", "10.1.2.6"))
                    .addPrivateEndpoints(endpoint));
  }

  private static PrivateEndpoint endpoint(
      String name, String account, String subResource, PrivateEndpointConnectionStatus status) {
    return PrivateEndpoint.builder()
        .id(networkId("privateEndpoints/" + name))
        .subnet(PLACE)
        .addAddresses(InetAddresses.forString("10.1.2.6"))
        .addConnections(
            new PrivateEndpoint.Connection(
                ResourceId.parse(
                    "/subscriptions/sub/resourceGroups/rg/providers/Microsoft.Storage/"
                        + "storageAccounts/"
                        + account),
                ImmutableSet.of(subResource),
                status))
        .build();
  }

  private static PrivateDnsZone zone(String name, String record, String address) {
    return PrivateDnsZone.builder()
        .id(networkId("privateDnsZones/" + name))
        .virtualNetworkLinks(ImmutableSet.of(Samples.VNET))
        .addressRecords(
            ImmutableSetMultimap.<String, InetAddress>of(record, InetAddresses.forString(address)))
        .build();
  }

  private static SecurityRule rule(
      String name, int priority, RuleAction action, String destination) {
    return SecurityRule.builder()
        .name(name)
        .priority(priority)
        .direction(Direction.OUTBOUND)
        .action(action)
        .destinations(RuleAddresses.of(Samples.set(destination)))
        .destinationPorts(PortSet.of(445))
        .build();
  }
}
