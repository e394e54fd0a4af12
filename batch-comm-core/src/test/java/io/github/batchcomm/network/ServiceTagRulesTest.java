package io.github.batchcomm.network;

import static io.github.batchcomm.network.Found.assertBlocker;
import static io.github.batchcomm.network.Found.blocked;
import static io.github.batchcomm.network.Found.blocker;
import static io.github.batchcomm.network.Found.missing;
import static io.github.batchcomm.network.Found.permittedBy;
import static io.github.batchcomm.network.Found.prefixes;
import static io.github.batchcomm.network.Found.rules;
import static io.github.batchcomm.network.Found.undetermined;
import static io.github.batchcomm.network.Samples.CLASSIC_BATCH;
import static io.github.batchcomm.network.Samples.CLASSIC_STORAGE;
import static io.github.batchcomm.network.Samples.HUB;
import static io.github.batchcomm.network.Samples.callsTo;
import static io.github.batchcomm.network.Samples.outbound;
import static io.github.batchcomm.network.Samples.route;
import static io.github.batchcomm.network.Samples.set;
import static io.github.batchcomm.network.Samples.tag;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.model.NextHopType;
import io.github.batchcomm.model.PeeringState;
import io.github.batchcomm.model.RuleAction;
import io.github.batchcomm.model.RuleAddresses;
import io.github.batchcomm.model.SecurityRule;
import io.github.batchcomm.model.ServiceTag;
import io.github.batchcomm.model.ServiceTagCatalogue;
import io.github.batchcomm.model.VirtualNetworkPeering;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What service tags in the rules of a network security group stand for. */
class ServiceTagRulesTest {
  private static final String ONWARD = ", ROUTE vnet-render/system route: internet default";
  private static final String BY_DEFAULT =
      "SUBNET_NSG nsg-render/AllowInternetOutBound 65001 default" + ONWARD;
  private static final String TO_BATCH = "TCP 10.1.0.4:49152 -> 203.0.113.1:443";
  private static final SecurityRule DENY_INTERNET =
      outbound("DenyInternet", 4000, RuleAction.DENY, "Internet");

  @Nested
  class ATagThatNoListShows {

    @Test
    void leavesADenyUndeterminedAndIsNamedWithTheFileThatWouldTell() {
      MissingFact missing = missing(denying("ContosoTag", Scene.listed()));
      assertThat(missing.layer()).isEqualTo(Layer.SUBNET_NSG);
      assertThat(missing.what())
          .isEqualTo("The addresses of the service tag ContosoTag are not known.");
      assertThat(missing.settledBy())
          .isEqualTo(
              "The service tag file given does not list them; give the current one of the cloud.");
    }

    @Test
    void asksForTheFileWhereThereIsNone() {
      MissingFact missing = missing(denying("ContosoTag", Scene.unlisted()));
      assertThat(missing.layer()).isEqualTo(Layer.SUBNET_NSG);
      assertThat(missing.what())
          .isEqualTo("The addresses of the service tag ContosoTag are not known.");
      assertThat(missing.settledBy())
          .isEqualTo(
              "Give the service tag file of the cloud, with --service-tags or among the documents.");
    }

    @Test
    void doesNotMatterBehindARuleThatAllowsAll() {
      assertThat(
              permittedBy(
                  Scene.listed()
                      .rules(
                          outbound("Allow", 100, RuleAction.ALLOW, "BatchNodeManagement"),
                          outbound("Deny", 101, RuleAction.DENY, "ContosoTag"))
                      .verdict(CLASSIC_BATCH)))
          .containsExactly("SUBNET_NSG nsg-render/Allow 100" + ONWARD);
    }

    @Test
    void doesNotMatterWhereItAllowsWhatIsAllowedAnyway() {
      assertThat(
              permittedBy(
                  Scene.listed()
                      .rules(outbound("Allow", 100, RuleAction.ALLOW, "ContosoTag"))
                      .verdict(CLASSIC_BATCH)))
          .containsExactly(BY_DEFAULT);
    }

    @Test
    void leavesAnAllowBeforeADenyUndetermined() {
      MissingFact missing =
          missing(
              Scene.listed()
                  .rules(outbound("Allow", 100, RuleAction.ALLOW, "ContosoTag"), DENY_INTERNET)
                  .verdict(CLASSIC_BATCH));
      assertThat(missing.what()).contains("ContosoTag");
    }
  }

  @Nested
  class TagsThatHoldTheRequiredOne {

    static Stream<Arguments> tags() {
      return Stream.of(
              "BatchNodeManagement.WestEurope",
              "batchnodemanagement.westeurope",
              "BATCHNODEMANAGEMENT.WESTEUROPE",
              "BatchNodeManagement",
              "AzureCloud.westeurope",
              "AzureCloud",
              "Internet")
          .flatMap(
              tag ->
                  Stream.of(
                      Arguments.of(tag, Scene.listed()), Arguments.of(tag, Scene.unlisted())));
    }

    @ParameterizedTest(name = "{index}: {0}")
    @MethodSource("tags")
    void allowItWithAListAndWithout(String tag, Scene scene) {
      assertThat(
              permittedBy(
                  scene
                      .rules(
                          outbound("Allow", 100, RuleAction.ALLOW, tag),
                          outbound("DenyAll", 101, RuleAction.DENY, "*"))
                      .verdict(CLASSIC_BATCH)))
          .containsExactly("SUBNET_NSG nsg-render/Allow 100" + ONWARD);
    }

    @ParameterizedTest(name = "{index}: {0}")
    @MethodSource("tags")
    void denyAllOfItWithAListAndWithout(String tag, Scene scene) {
      Blocker blocker = blocker(denying(tag, scene));
      assertThat(Samples.text(blocker.rule())).isEqualTo("SUBNET_NSG nsg-render/Deny 100");
      assertThat(blocker.share()).isEqualTo(1);
      assertThat(blocker.prefixes()).isEmpty();
    }

    @Test
    void showWhatTheExamplePacketStandsForWhereItsAddressIsNotKnown() {
      Blocker unlisted = blocker(denying("BatchNodeManagement", Scene.unlisted()));
      assertThat(unlisted.witness().remoteTag()).contains(tag("BatchNodeManagement.WestEurope"));
      Blocker listed = blocker(denying("BatchNodeManagement", Scene.listed()));
      assertThat(listed.witness().remoteTag()).isEmpty();
      assertBlocker(
          listed, "SUBNET_NSG nsg-render/Deny 100", callsTo("203.0.113.0/24"), 1, TO_BATCH);
    }
  }

  @Nested
  class TagsWithoutAnAddressOfTheRequiredOne {

    static Stream<Arguments> tags() {
      return Stream.of("BatchNodeManagement.NorthEurope", "Storage.WestEurope", "Storage")
          .flatMap(
              tag ->
                  Stream.of(
                      Arguments.of(tag, Scene.listed()), Arguments.of(tag, Scene.unlisted())));
    }

    @ParameterizedTest(name = "{index}: {0}")
    @MethodSource("tags")
    void denyNothingOfIt(String tag, Scene scene) {
      assertThat(permittedBy(denying(tag, scene))).containsExactly(BY_DEFAULT);
    }

    @ParameterizedTest(name = "{index}: {0}")
    @MethodSource("tags")
    void allowNothingOfIt(String tag, Scene scene) {
      Blocker blocker =
          blocker(
              scene
                  .rules(outbound("Allow", 100, RuleAction.ALLOW, tag), DENY_INTERNET)
                  .verdict(CLASSIC_BATCH));
      assertThat(Samples.text(blocker.rule())).isEqualTo("SUBNET_NSG nsg-render/DenyInternet 4000");
      assertThat(blocker.share()).isEqualTo(1);
    }
  }

  @Nested
  class ADenyOfPartOfATag {

    @Test
    void blocksThatPartWhereTheTagIsListed() {
      Blocker blocker = blocker(denying("203.0.113.0/26", Scene.listed()));
      assertBlocker(
          blocker, "SUBNET_NSG nsg-render/Deny 100", callsTo("203.0.113.0/26"), 0.25, TO_BATCH);
      assertThat(prefixes(blocker)).containsExactly("203.0.113.0/26");
    }

    @Test
    void isUndeterminedWithoutAListAndShowsTheRule() {
      assertPartly(undetermined(denying("203.0.113.0/26", Scene.unlisted())));
    }

    @Test
    void isUndeterminedWithAListThatLacksTheTag() {
      ServiceTagCatalogue catalogue = onlyGlobal(Optional.empty());
      assertPartly(undetermined(denying("203.0.113.0/26", Scene.unlisted().listing(catalogue))));
    }

    @Test
    void isUndeterminedWithAListThatHasNoPrefixesOfTheTag() {
      ServiceTagCatalogue catalogue = onlyGlobal(Optional.of(AddressSet.NONE));
      assertPartly(undetermined(denying("203.0.113.0/26", Scene.unlisted().listing(catalogue))));
    }

    @Test
    void isPermittedByItsGlobalTagWhereOnlyThatIsListed() {
      Scene scene =
          Scene.unlisted()
              .listing(onlyGlobal(Optional.empty()))
              .rules(
                  outbound("Allow", 100, RuleAction.ALLOW, "BatchNodeManagement"), DENY_INTERNET);
      assertThat(permittedBy(scene.verdict(CLASSIC_BATCH)))
          .containsExactly("SUBNET_NSG nsg-render/Allow 100" + ONWARD);
    }

    private void assertPartly(NetworkVerdict.Undetermined verdict) {
      assertThat(rules(verdict.blockers())).containsExactly("SUBNET_NSG nsg-render/Deny 100");
      assertThat(verdict.blockers().get(0).stopped()).isEqualTo(callsTo("203.0.113.0/26"));
      assertThat(verdict.blockers().get(0).witness().packet()).hasToString(TO_BATCH);
      assertThat(verdict.missing())
          .containsExactly(
              new MissingFact(
                  Layer.SUBNET_NSG,
                  "Only part of the addresses that BatchNodeManagement.WestEurope may have is"
                      + " stopped, and which it has is not known.",
                  "Give the service tag file of the cloud, with --service-tags or among the"
                      + " documents."));
    }

    private ServiceTagCatalogue onlyGlobal(Optional<AddressSet> regional) {
      ImmutableSortedMap.Builder<ServiceTag, AddressSet> tags =
          ImmutableSortedMap.<ServiceTag, AddressSet>naturalOrder()
              .put(tag("BatchNodeManagement"), set("203.0.113.0/24"));
      regional.ifPresent(it -> tags.put(tag("BatchNodeManagement.WestEurope"), it));
      return Samples.catalogue(tags.buildOrThrow());
    }
  }

  @Nested
  class ATagOnTheSideOfTheNodes {

    @Test
    void holdsNodesOnlyIfItsListDoesThoughTheyHavePublicAddresses() {
      SecurityRule fromTheService =
          SecurityRule.builder()
              .from(outbound("FromBatch", 100, RuleAction.DENY, "*"))
              .sources(RuleAddresses.parse("BatchNodeManagement.WestEurope"))
              .build();
      Scene scene =
          Scene.unlisted()
              .subnet(it -> it.addressPrefixes(ImmutableList.of(IpPrefix.parse("192.0.2.0/29"))))
              .around(it -> it.addAddressSpace(IpPrefix.parse("192.0.2.0/24")))
              .rules(fromTheService);
      NetworkVerdict.Undetermined verdict = undetermined(scene.verdict(CLASSIC_BATCH));
      assertThat(verdict.missing())
          .extracting(MissingFact::what)
          .contains(
              "The addresses of the service tag BatchNodeManagement.WestEurope are not known.");
    }
  }

  @Nested
  class VirtualNetwork {
    private static final String HALF = "203.0.113.0/25";

    @Test
    void holdsNoPublicServiceWhereNothingJoinsIt() {
      assertThat(permittedBy(denying("VirtualNetwork", Scene.listed())))
          .containsExactly(BY_DEFAULT);
    }

    @Test
    void holdsEveryPrefixOfItsOwnSpace() {
      assertDeniesHalf(Scene.listed().around(it -> it.addAddressSpace(IpPrefix.parse(HALF))));
    }

    @Test
    void holdsThePrefixesOfAPeer() {
      assertDeniesHalf(
          Scene.listed().around(it -> it.peerings(ImmutableList.of(peering().build()))));
    }

    @Test
    void doesNotHoldThoseOfAPeerThatIsDisconnected() {
      Scene scene =
          Scene.listed()
              .around(
                  it ->
                      it.peerings(
                          ImmutableList.of(peering().state(PeeringState.DISCONNECTED).build())));
      assertThat(permittedBy(denying("VirtualNetwork", scene))).containsExactly(BY_DEFAULT);
    }

    @Test
    void mayHoldThePrefixesOfRoutes() {
      Scene scene = Scene.listed().routes(route("direct", HALF, NextHopType.INTERNET));
      MissingFact missing = missing(denying("VirtualNetwork", scene));
      assertThat(missing.layer()).isEqualTo(Layer.SUBNET_NSG);
      assertThat(missing.what()).startsWith("What the tag VirtualNetwork holds here is not known");
      assertThat(missing.settledBy()).contains("route table");
    }

    @Test
    void mayHoldAnythingWherePeersAreNotKnown() {
      Scene scene =
          Scene.listed()
              .around(it -> it.peerings(Optional.empty()))
              .routes(route("direct", "0.0.0.0/0", NextHopType.INTERNET));
      // Peers may also have the addresses that packets are for.
      assertThat(undetermined(denying("VirtualNetwork", scene)).missing())
          .extracting(MissingFact::layer)
          .containsExactly(Layer.SUBNET_NSG, Layer.ROUTE);
    }

    private void assertDeniesHalf(Scene scene) {
      // The route that keeps such packets inside stops the same ones.
      Blocker blocker = blocked(denying("VirtualNetwork", scene)).blockers().get(0);
      assertBlocker(blocker, "SUBNET_NSG nsg-render/Deny 100", callsTo(HALF), 0.5, TO_BATCH);
      assertThat(prefixes(blocker)).containsExactly(HALF);
    }

    private VirtualNetworkPeering.Builder peering() {
      return VirtualNetworkPeering.builder()
          .name("to-hub")
          .remoteVirtualNetwork(HUB)
          .state(PeeringState.CONNECTED)
          .addRemoteAddressSpace(IpPrefix.parse(HALF))
          .allowVirtualNetworkAccess(true)
          .useRemoteGateways(false);
    }
  }

  @Test
  void denyingStorageLeavesBatchAloneAndBlocksStorage() {
    Scene scene =
        Scene.listed().rules(outbound("Deny", 100, RuleAction.DENY, "Storage.WestEurope"));
    assertThat(permittedBy(scene.verdict(CLASSIC_BATCH))).containsExactly(BY_DEFAULT);
    assertBlocker(
        blocker(scene.verdict(CLASSIC_STORAGE)),
        "SUBNET_NSG nsg-render/Deny 100",
        callsTo("192.0.2.0/25"),
        1,
        "TCP 10.1.0.4:49152 -> 192.0.2.1:443");
  }

  private static NetworkVerdict denying(String destination, Scene scene) {
    return scene.rules(outbound("Deny", 100, RuleAction.DENY, destination)).verdict(CLASSIC_BATCH);
  }
}
