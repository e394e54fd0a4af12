package io.github.batchcomm.network;

import static io.github.batchcomm.network.Found.blocked;
import static io.github.batchcomm.network.Found.blocker;
import static io.github.batchcomm.network.Found.missing;
import static io.github.batchcomm.network.Found.permitted;
import static io.github.batchcomm.network.Found.permittedBy;
import static io.github.batchcomm.network.PrivateSamples.RECORD;
import static io.github.batchcomm.network.PrivateSamples.approved;
import static io.github.batchcomm.network.PrivateSamples.zone;
import static io.github.batchcomm.network.Samples.HUB;
import static io.github.batchcomm.network.Samples.SIMPLIFIED;
import static io.github.batchcomm.network.Samples.SIMPLIFIED_PRIVATE;
import static io.github.batchcomm.network.Samples.networkId;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.net.InetAddresses;
import io.github.batchcomm.model.PrivateDnsZone;
import io.github.batchcomm.model.PrivateLinkSubResource;
import io.github.batchcomm.model.PublicIpProvision;
import io.github.batchcomm.model.PublicNetworkAccess;
import io.github.batchcomm.model.ResourceId;
import java.net.InetAddress;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of several private zones answers for the name of node management. */
class PrivateZoneShadowTest {

  private static final String GUID = "11111111-2222-3333-4444-555555555555";

  @Nested
  class OnTheWayToThePrivateEndpoint {

    @ParameterizedTest
    @CsvSource({
      "westeurope.service.batch.azure.com, 11111111-2222-3333-4444-555555555555",
      "batch.azure.com, 11111111-2222-3333-4444-555555555555.westeurope.service",
      "azure.com, 11111111-2222-3333-4444-555555555555.westeurope.service.batch",
      "11111111-2222-3333-4444-555555555555.westeurope.service.batch.azure.com, @",
      "westeurope.service.privatelink.batch.azure.com, 11111111-2222-3333-4444-555555555555"
    })
    void aLinkedZoneThatAnswersFirstBlocksWithoutTheRecord(String name, String record) {
      Blocker blocker =
          blocker(beside(other(name, "unrelated", "10.1.2.5")).verdict(SIMPLIFIED_PRIVATE));
      assertThat(Samples.text(blocker.rule())).isEqualTo("DNS " + name + "/A record " + record);
      assertThat(blocker.reason())
          .startsWith("is missing, and the zone answers alone for " + GUID)
          .endsWith("unlink the zone, or give it that record -> 10.1.2.5");
    }

    @Test
    void aLinkedZoneThatAnswersFirstBlocksWithAnotherAddress() {
      Blocker blocker =
          blocker(
              beside(other("westeurope.service.batch.azure.com", GUID, "10.9.9.9"))
                  .verdict(SIMPLIFIED_PRIVATE));
      assertThat(Samples.text(blocker.rule()))
          .isEqualTo("DNS westeurope.service.batch.azure.com/A record " + GUID);
      assertThat(blocker.reason())
          .startsWith("leads to another address, and the zone answers alone");
    }

    @ParameterizedTest
    @CsvSource({
      "westeurope.service.batch.azure.com, 11111111-2222-3333-4444-555555555555",
      "westeurope.service.batch.azure.com, *",
      "batch.azure.com, *.service",
      "11111111-2222-3333-4444-555555555555.westeurope.service.batch.azure.com, @"
    })
    void aLinkedZoneThatLeadsToThePrivateEndpointDoes(String name, String record) {
      String own = record.equals("*.service") ? "*.westeurope.service" : record;
      Scene scene = beside(other(name, own, "10.1.2.5"));
      NetworkVerdict.Permitted verdict = permitted(scene.verdict(SIMPLIFIED_PRIVATE));
      assertThat(permittedBy(verdict))
          .allMatch(it -> it.endsWith("DNS " + name + "/A record " + own));
      assertThat(scene.check(verdict.proof())).isEmpty();
      assertThat(scene.check(permitted(PrivateSamples.scene().verdict(SIMPLIFIED_PRIVATE)).proof()))
          .isNotEmpty()
          .allMatch(it -> it.endsWith("zone " + name + " answers before it."));
    }

    @Test
    void theLongestNameAmongLinkedZonesAnswers() {
      Scene scene =
          beside(other("batch.azure.com", "unrelated", "10.9.9.9"))
              .network(
                  it ->
                      it.addPrivateDnsZones(
                          other("westeurope.service.batch.azure.com", GUID, "10.1.2.5")));
      NetworkVerdict.Permitted verdict = permitted(scene.verdict(SIMPLIFIED_PRIVATE));
      assertThat(permittedBy(verdict))
          .allMatch(it -> it.endsWith("westeurope.service.batch.azure.com/A record " + GUID));
      assertThat(scene.check(verdict.proof())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
      "service.batch.azure.com",
      "northeurope.service.batch.azure.com",
      "atch.azure.com",
      "privatelink.westeurope.batch.azure.com"
    })
    void aZoneThatIsNotAskedOrNotLinkedChangesNothing(String name) {
      PrivateDnsZone zone = other(name, "unrelated", "10.9.9.9");
      Scene scene =
          beside(
              name.startsWith("service.")
                  ? zone.toBuilder().virtualNetworkLinks(ImmutableSet.of(HUB)).build()
                  : zone);
      NetworkVerdict.Permitted verdict = permitted(scene.verdict(SIMPLIFIED_PRIVATE));
      assertThat(permittedBy(verdict))
          .allMatch(it -> it.endsWith("privatelink.batch.azure.com/A record " + RECORD));
      assertThat(scene.check(verdict.proof())).isEmpty();
    }

    @Test
    void aZoneThatWouldAnswerFirstIsAskedForItsLinks() {
      Scene scene =
          beside(
              other("batch.azure.com", RECORD, "10.1.2.5").toBuilder()
                  .virtualNetworkLinks(Optional.empty())
                  .build());
      assertThat(missing(scene.verdict(SIMPLIFIED_PRIVATE)))
          .isEqualTo(
              new MissingFact(
                  Layer.DNS,
                  "Whether private DNS zone batch.azure.com, which would answer for "
                      + RECORD
                      + ".batch.azure.com, is linked to virtual network vnet-render is not known.",
                  "Export its links with 'az network private-dns link vnet list'."));
      assertThat(scene.check(permitted(PrivateSamples.scene().verdict(SIMPLIFIED_PRIVATE)).proof()))
          .isNotEmpty()
          .allMatch(it -> it.endsWith("zone batch.azure.com may answer, and may not."));
    }

    @Test
    void twoLinkedZonesOfOneNameContradictEachOther() {
      Scene scene =
          beside(
              zone(RECORD, "10.1.2.9").toBuilder()
                  .id(
                      ResourceId.parse(
                          "/subscriptions/other/resourceGroups/rg/providers/Microsoft.Network/"
                              + "privateDnsZones/privatelink.batch.azure.com"))
                  .build());
      assertThat(missing(scene.verdict(SIMPLIFIED_PRIVATE)).what())
          .startsWith("Documents show several private DNS zones privatelink.batch.azure.com");
    }

    @Test
    void aZoneThatMayHaveTheVeryNameIsSettledByTheAccount() {
      Scene scene =
          beside(other("guid9.westeurope.service.batch.azure.com", "@", "10.1.2.5"))
              .account(it -> it.nodeManagementEndpoint(Optional.empty()));
      assertThat(missing(scene.verdict(SIMPLIFIED_PRIVATE)))
          .isEqualTo(
              new MissingFact(
                  Layer.DNS,
                  "Whether private DNS zone guid9.westeurope.service.batch.azure.com has the name of"
                      + " the account's node management is not known.",
                  "Export the account with its nodeManagementEndpoint."));
    }

    @Test
    void theOlderZoneOfTheRegionIsNamedWithTheRecordThatIsNeeded() {
      Scene scene =
          PrivateSamples.withoutZone()
              .network(
                  it ->
                      it.addPrivateDnsZones(
                          other(
                              "privatelink.westeurope.batch.azure.com",
                              GUID + ".service",
                              "10.1.2.5")));
      assertThat(missing(scene.verdict(SIMPLIFIED_PRIVATE)))
          .isEqualTo(
              new MissingFact(
                  Layer.DNS,
                  "Whether private DNS zone privatelink.batch.azure.com, which node management's name"
                      + " leads to, is linked to virtual network vnet-render is not known (zone"
                      + " privatelink.westeurope.batch.azure.com, which is linked, is the older one"
                      + " of sub-resource batchAccount and does not answer for node management).",
                  "Link zone privatelink.batch.azure.com to the network with A record "
                      + RECORD
                      + " -> 10.1.2.5, or export it with its links and records if it exists."));
    }

    @Test
    void anUnlinkedZoneBlocksBesideALinkedOneThatIsNeverAsked() {
      Scene scene =
          PrivateSamples.withoutZone()
              .network(
                  it ->
                      it.addPrivateDnsZones(
                          zone(RECORD, "10.1.2.5").toBuilder()
                              .virtualNetworkLinks(ImmutableSet.of(HUB))
                              .build(),
                          other("privatelink.northeurope.batch.azure.com", "render", "10.1.2.5")));
      assertThat(blocker(scene.verdict(SIMPLIFIED_PRIVATE)).reason())
          .isEqualTo(
              "do not include the pool's virtual network, so the name resolves to the public"
                  + " endpoint (zone privatelink.northeurope.batch.azure.com, which is linked, does"
                  + " not answer for node management's name)");
    }
  }

  @Nested
  class OnTheWayToThePublicEndpoint {

    @Test
    void aLinkedZoneWithoutTheRecordBlocks() {
      Blocker blocker =
          blocker(publicly(other("batch.azure.com", "unrelated", "10.1.2.5")).verdict(SIMPLIFIED));
      assertThat(Samples.text(blocker.rule())).isEqualTo("DNS batch.azure.com/A record " + RECORD);
      assertThat(blocker.reason())
          .isEqualTo(
              "is missing, and the zone answers alone for "
                  + RECORD
                  + ".batch.azure.com in virtual network vnet-render, so the name does not resolve;"
                  + " unlink the zone");
    }

    @Test
    void aLinkedZoneThatLeadsElsewhereBlocks() {
      Scene scene = publicly(other("batch.azure.com", RECORD, "10.1.2.5"));
      assertThat(blocker(scene.verdict(SIMPLIFIED)).reason())
          .isEqualTo(
              "leads to 10.1.2.5 in virtual network vnet-render and not to the public endpoint");
      Proof before = permitted(Scene.listed().verdict(SIMPLIFIED)).proof();
      assertThat(scene.check(before))
          .isNotEmpty()
          .allMatch(it -> it.endsWith("no rule answers for the DNS."));
    }

    @Test
    void aLinkedZoneThatGivesAPublicAddressOfTheTagLeadsThere() {
      Scene scene = publicly(other("batch.azure.com", RECORD, "203.0.113.9"));
      NetworkVerdict.Permitted verdict = permitted(scene.verdict(SIMPLIFIED));
      assertThat(permittedBy(verdict))
          .allMatch(it -> it.contains("DNS batch.azure.com/A record " + RECORD));
      assertThat(scene.check(verdict.proof())).isEmpty();
    }

    @Test
    void aRecordForThePrivateEndpointTakesNodesThere() {
      Scene scene =
          PrivateSamples.scene().account(it -> it.publicNetworkAccess(PublicNetworkAccess.ENABLED));
      assertThat(Found.rules(blocked(scene.verdict(SIMPLIFIED)).blockers()))
          .contains("DNS privatelink.batch.azure.com/A record " + RECORD);
      permitted(scene.verdict(SIMPLIFIED_PRIVATE));
    }

    @Test
    void withoutZonesThePublicWayOfAnAccountWithAPrivateEndpointIsAssumed() {
      Scene scene =
          Scene.listed()
              .account(
                  it ->
                      it.privateEndpointConnections(
                          ImmutableList.of(approved(PrivateLinkSubResource.NODE_MANAGEMENT))));
      NetworkVerdict.Permitted verdict = permitted(scene.verdict(SIMPLIFIED));
      assertThat(verdict.assumptions())
          .containsExactly(
              new Assumption(
                  Layer.DNS,
                  "DNS in virtual network vnet-render leads to node management's public endpoint, as"
                      + " no document shows a private zone there that answers."));
      assertThat(scene.check(verdict.proof())).isEmpty();
    }

    @Test
    void serversOfTheNetworksOwnMayAskTheZonesThatAnswer() {
      Scene scene =
          publicly(other("batch.azure.com", RECORD, "203.0.113.9"))
              .around(it -> it.dnsServers(Optional.empty()));
      assertThat(missing(scene.verdict(SIMPLIFIED)).what())
          .isEqualTo(
              "Whether the DNS servers of the virtual network ask private zones for node management"
                  + " is not known.");
      assertThat(scene.check(permitted(Scene.listed().verdict(SIMPLIFIED)).proof())).isNotEmpty();
    }

    @Test
    void aMissingRecordForThePrivateEndpointMayFallBack() {
      Scene scene =
          publicly(zone("other.westeurope.service", "10.1.2.5"))
              .account(
                  it ->
                      it.privateEndpointConnections(
                          ImmutableList.of(approved(PrivateLinkSubResource.NODE_MANAGEMENT))));
      assertThat(missing(scene.verdict(SIMPLIFIED)))
          .isEqualTo(
              new MissingFact(
                  Layer.DNS,
                  "Private DNS zone privatelink.batch.azure.com has no record for node management,"
                      + " and whether its link to virtual network vnet-render falls back to the"
                      + " internet is not known.",
                  "Give the zone A record "
                      + RECORD
                      + " for the private endpoint, or look at resolutionPolicy with 'az network"
                      + " private-dns link vnet show'."));
    }

    @Test
    void aZoneOfPrivateEndpointsIsNotAskedForAnAccountWithoutOne() {
      Scene scene = publicly(zone("other.westeurope.service", "10.1.2.5"));
      NetworkVerdict.Permitted verdict = permitted(scene.verdict(SIMPLIFIED));
      assertThat(permittedBy(verdict)).noneMatch(it -> it.contains("DNS "));
      assertThat(scene.check(verdict.proof())).isEmpty();
    }

    @Test
    void aZoneOfPrivateEndpointsMayAnswerWhereTheConnectionsAreNotKnown() {
      assertMayHaveAnEndpoint(
          PrivateSamples.scene()
              .account(
                  it ->
                      it.publicNetworkAccess(PublicNetworkAccess.ENABLED)
                          .privateEndpointConnections(Optional.empty())));
    }

    @Test
    void aPrivateEndpointThatTheAccountDoesNotListIsAContradiction() {
      assertMayHaveAnEndpoint(
          PrivateSamples.scene()
              .account(
                  it ->
                      it.publicNetworkAccess(PublicNetworkAccess.ENABLED)
                          .privateEndpointConnections(ImmutableList.of())));
    }

    private void assertMayHaveAnEndpoint(Scene scene) {
      NetworkVerdict verdict =
          scene
              .pool(it -> it.publicIpProvision(PublicIpProvision.BATCH_MANAGED))
              .verdict(SIMPLIFIED);
      assertThat(missing(verdict).what())
          .isEqualTo(
              "Whether the account has an approved private endpoint to nodeManagement is not known,"
                  + " or documents contradict each other; if the account has one, private DNS zone"
                  + " privatelink.batch.azure.com answers for node management in virtual network"
                  + " vnet-render, and not public DNS.");
    }

    private Scene publicly(PrivateDnsZone zone) {
      return Scene.listed().network(it -> it.addPrivateDnsZones(zone));
    }
  }

  @Nested
  class Servers {

    private static final InetAddress AZURE = InetAddresses.forString("168.63.129.16");

    @Test
    void theAddressOfAzuresDnsIsAzuresOwn() {
      Scene scene = PrivateSamples.scene().around(it -> it.dnsServers(ImmutableList.of(AZURE)));
      NetworkVerdict.Permitted verdict = permitted(scene.verdict(SIMPLIFIED_PRIVATE));
      assertThat(permittedBy(verdict))
          .allMatch(it -> it.endsWith("privatelink.batch.azure.com/A record " + RECORD));
      assertThat(scene.check(verdict.proof())).isEmpty();
    }

    @Test
    void anotherServerBesideItIsToBeAsked() {
      Scene scene =
          PrivateSamples.scene()
              .around(
                  it ->
                      it.dnsServers(ImmutableList.of(AZURE, InetAddresses.forString("10.1.9.53"))));
      assertThat(missing(scene.verdict(SIMPLIFIED_PRIVATE)).what())
          .isEqualTo("What the virtual network's own DNS servers answer is not known.");
      assertThat(scene.check(permitted(PrivateSamples.scene().verdict(SIMPLIFIED_PRIVATE)).proof()))
          .isNotEmpty()
          .allMatch(it -> it.endsWith("asks the DNS of Azure."));
    }
  }

  /** Everything as it should be, with a zone more. */
  private static Scene beside(PrivateDnsZone zone) {
    return PrivateSamples.scene().network(it -> it.addPrivateDnsZones(zone));
  }

  private static PrivateDnsZone other(String name, String record, String address) {
    return PrivateDnsZone.builder()
        .id(networkId("privateDnsZones/" + name))
        .virtualNetworkLinks(ImmutableSet.of(Samples.VNET))
        .addressRecords(
            ImmutableSetMultimap.<String, InetAddress>of(record, InetAddresses.forString(address)))
        .build();
  }
}
