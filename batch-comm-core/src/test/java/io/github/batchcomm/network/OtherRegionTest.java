package io.github.batchcomm.network;

import static io.github.batchcomm.network.Found.permitted;
import static io.github.batchcomm.network.Samples.SIMPLIFIED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.batchcomm.edition.Finding;
import io.github.batchcomm.migration.PoolReadiness;
import io.github.batchcomm.migration.Readiness;
import io.github.batchcomm.migration.ReadinessAssessment;
import io.github.batchcomm.model.Region;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a verdict says of a pool in a network of another region than its account's. */
class OtherRegionTest {

  @Test
  void isAnAssumptionOfWhatIsPermitted() {
    Scene scene = Scene.listed().around(it -> it.region(Region.of("northeurope")));
    assertThat(permitted(scene.verdict(SIMPLIFIED)).assumptions())
        .contains(
            new Assumption(
                Layer.ROUTE,
                "Virtual network vnet-render stands in region northeurope and account render in"
                    + " westeurope, and Batch takes no pool into a network of another region than"
                    + " its account's; the pool is taken to stand there nevertheless."));
  }

  @Test
  void isAFindingThatKeepsThePoolFromBeingReady() {
    Scene same = Scene.listed();
    Scene other = same.around(it -> it.region(Region.of("northeurope")));
    assertThat(codes(same)).doesNotContain("virtual-network-region");
    assertThat(codes(other)).contains("virtual-network-region");
    assertThat(readiness(other).readiness()).isNotEqualTo(Readiness.READY);
  }

  private static List<String> codes(Scene scene) {
    return readiness(scene).findings().stream().map(Finding::code).toList();
  }

  private static PoolReadiness readiness(Scene scene) {
    return new ReadinessAssessment(Scene.EDITION)
        .assess(
            scene.account(),
            List.of(scene.pool()),
            scene.network(),
            Instant.parse("2026-02-01T00:00:00Z"))
        .pools()
        .get(0);
  }

  @Test
  void isNotSaidOfANetworkWhoseRegionIsNotKnown() {
    Scene unknown = Scene.listed().around(it -> it.region(Optional.empty()));
    assertThat(OtherRegion.of(unknown.account(), unknown.pool(), unknown.network())).isEmpty();
  }

  @Test
  void isNotSaidOfANetworkInTheRegionOfTheAccount() {
    Scene same = Scene.listed().around(it -> it.region(Region.of("West Europe")));
    assertThat(OtherRegion.of(same.account(), same.pool(), same.network())).isEmpty();
  }
}
