package io.github.batchcomm.network;

import static io.github.batchcomm.model.NextHopType.INTERNET;
import static io.github.batchcomm.model.NextHopType.NONE;
import static io.github.batchcomm.model.NextHopType.VIRTUAL_APPLIANCE;
import static io.github.batchcomm.model.NextHopType.VIRTUAL_NETWORK_GATEWAY;
import static io.github.batchcomm.network.ProofCases.BATCH;
import static io.github.batchcomm.network.ProofCases.plain;
import static io.github.batchcomm.network.ProofCases.route;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.model.EffectiveRoute;
import io.github.batchcomm.model.EffectiveRoute.Origin;
import io.github.batchcomm.model.EffectiveRoutes;
import io.github.batchcomm.model.NextHopType;
import io.github.batchcomm.model.Presence;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** That proofs which rest on effective routes hold, and that the checker sees where they do not. */
class EffectiveRouteProofsTest {

  private static final EffectiveRoute OUT = effective(Origin.DEFAULT, "0.0.0.0/0", INTERNET, true);

  @Nested
  class TheCheckerAccepts {

    @Test
    void aRouteThatIsShownWhereGatewaysMayLearnOthers() {
      ProofCases shown = shown(learning(), OUT);
      Proof proof = shown.proof(BATCH);
      assertThat(names(proof)).containsOnly("effective route: 0.0.0.0/0");
      assertThat(shown.check(proof)).isEmpty();
    }

    @Test
    void aRouteThatIsShownWhereTheRouteTableIsNotKnown() {
      ProofCases shown = shown(plain().withSubnet(it -> it.routeTable(Presence.unknown())), OUT);
      Proof proof = shown.proof(BATCH);
      assertThat(names(proof)).containsOnly("effective route: 0.0.0.0/0");
      assertThat(shown.check(proof)).isEmpty();
    }

    @Test
    void aRouteOfTheTableThatIsShownToo() {
      ProofCases shown = shown(plain().withRoutes(route("direct", "0.0.0.0/0", INTERNET)), OUT);
      Proof proof = shown.proof(BATCH);
      assertThat(names(proof)).containsOnly("direct");
      assertThat(shown.check(proof)).isEmpty();
    }
  }

  @Nested
  class TheCheckerObjectsTo {

    private final Proof byShown = shown(learning(), OUT).proof(BATCH);

    @Test
    void aRouteThatIsNotShown() {
      assertObjection(learning(), byShown, "there is no such route to its packets");
    }

    @Test
    void aRouteThatIsNotActive() {
      assertObjection(
          shown(learning(), effective(Origin.DEFAULT, "0.0.0.0/0", INTERNET, false)),
          byShown,
          "there is no such route to its packets");
    }

    @Test
    void aRouteThatIsShownForPartOfThePackets() {
      Proof byHalf =
          withRule(
              byShown,
              DecidingRule.of(
                  Layer.ROUTE,
                  ProofCases.SUBNET.name(),
                  "effective route: 0.0.0.0/1",
                  true,
                  OptionalInt.empty()));
      assertObjection(
          shown(learning(), effective(Origin.DEFAULT, "0.0.0.0/1", INTERNET, true)),
          byHalf,
          "the route is not shown for all of its packets");
    }

    @Test
    void aLongerRouteThatIsShownAndLearned() {
      assertObjection(
          shown(
              learning(),
              OUT,
              effective(
                  Origin.VIRTUAL_NETWORK_GATEWAY, "20.0.0.0/8", VIRTUAL_NETWORK_GATEWAY, true)),
          byShown,
          "the route is not shown for all of its packets");
    }

    @Test
    void whatAnotherDocumentShowsOtherwise() {
      assertObjection(
          shown(shown(learning(), OUT), effective(Origin.USER, "0.0.0.0/0", NONE, true)),
          byShown,
          "'effective route: 0.0.0.0/0' shows another way for some of its packets");
    }

    @Test
    void whatTheSameDocumentShowsOtherwise() {
      EffectiveRoute learned =
          effective(Origin.VIRTUAL_NETWORK_GATEWAY, "0.0.0.0/0", VIRTUAL_NETWORK_GATEWAY, true);
      String objection = "'effective route: 0.0.0.0/0' shows another way for some of its packets";
      assertObjection(shown(learning(), OUT, learned), byShown, objection);
      assertObjection(shown(learning(), learned, OUT), byShown, objection);
    }

    @Test
    void anApplianceThatIsShownWithoutItsAddress() {
      ProofCases before =
          shown(
              plain().withSubnet(it -> it.routeTable(Presence.unknown())),
              effective(Origin.USER, "0.0.0.0/0", INTERNET, true));
      assertObjection(
          shown(
              plain().withSubnet(it -> it.routeTable(Presence.unknown())),
              effective(Origin.USER, "0.0.0.0/0", VIRTUAL_APPLIANCE, true)),
          before.proof(BATCH),
          "the route leads to an appliance whose address is not known");
    }

    @Test
    void whatTheRouteTableSurelyLeadsElsewhere() {
      assertObjection(
          shown(plain().withRoutes(route("drop", "0.0.0.0/0", NONE)), OUT),
          byShown,
          "route 'drop' leads its packets another way");
    }

    @Test
    void aRouteOfTheTableThatIsShownToLeadElsewhere() {
      ProofCases before = plain().withRoutes(route("direct", "0.0.0.0/0", INTERNET));
      assertObjection(
          shown(before, effective(Origin.USER, "0.0.0.0/0", NONE, true)),
          before.proof(BATCH),
          "'effective route: 0.0.0.0/0' shows another way for some of its packets");
    }

    private void assertObjection(ProofCases network, Proof proof, String objection) {
      assertThat(network.check(proof)).isNotEmpty().allMatch(it -> it.endsWith(objection + "."));
    }
  }

  private static ImmutableList<String> names(Proof proof) {
    return proof.parts().stream()
        .flatMap(it -> it.rules().stream())
        .filter(it -> it.layer() == Layer.ROUTE)
        .map(DecidingRule::rule)
        .collect(ImmutableList.toImmutableList());
  }

  private static Proof withRule(Proof proof, DecidingRule route) {
    return new Proof(
        proof.flow(),
        proof.parts().stream()
            .map(
                part ->
                    new ProofPart(
                        part.packets(),
                        part.rules().stream()
                            .map(it -> it.layer() == Layer.ROUTE ? route : it)
                            .collect(ImmutableList.toImmutableList())))
            .collect(ImmutableList.toImmutableList()));
  }

  /** A network whose peers, and so whose gateways, are not known. */
  private static ProofCases learning() {
    return plain().withVirtualNetwork(it -> it.peerings(Optional.empty()));
  }

  private static ProofCases shown(ProofCases network, EffectiveRoute... routes) {
    return network.with(
        it ->
            it.addEffectiveRoutes(
                new EffectiveRoutes(Optional.of(ProofCases.SUBNET), ImmutableList.copyOf(routes))));
  }

  private static EffectiveRoute effective(
      Origin origin, String prefix, NextHopType hop, boolean active) {
    return EffectiveRoute.of(
        Optional.empty(),
        origin,
        active,
        ImmutableList.of(IpPrefix.parse(prefix)),
        hop,
        ImmutableList.of());
  }
}
