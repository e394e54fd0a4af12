package io.github.batchcomm.network;

import static io.github.batchcomm.network.Samples.inbound;
import static io.github.batchcomm.network.Samples.outbound;
import static io.github.batchcomm.network.Samples.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.batchcomm.flow.PortSet;
import io.github.batchcomm.model.RuleAction;
import io.github.batchcomm.model.SecurityRule;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Rules of a network security group that do nothing. */
class RuleReviewTest {
  private static final SecurityRule FIRST_HALF =
      outbound("FirstHalf", 100, RuleAction.ALLOW, "203.0.113.0/25");
  private static final SecurityRule SECOND_HALF =
      outbound("SecondHalf", 110, RuleAction.DENY, "203.0.113.128/25");
  private static final SecurityRule WHOLE =
      outbound("Whole", 120, RuleAction.ALLOW, "203.0.113.0/24");

  @Nested
  class Shadowed {

    @Test
    void byOneEarlierRuleThatMatchesEverythingItMatches() {
      SecurityRule all = outbound("All", 100, RuleAction.DENY, "*");
      assertThat(shadowed(WHOLE, all)).containsExactly("Whole 120 by All 100");
    }

    @Test
    void bySeveralEarlierRulesTogether() {
      assertThat(shadowed(WHOLE, SECOND_HALF, FIRST_HALF))
          .containsExactly("Whole 120 by FirstHalf 100, SecondHalf 110");
    }

    @Test
    void isNotARuleOfWhichOneAddressIsLeft() {
      SecurityRule nearlyAll = outbound("NearlyAll", 110, RuleAction.DENY, "203.0.113.128/26");
      assertThat(shadowed(FIRST_HALF, nearlyAll, WHOLE)).isEmpty();
    }

    @Test
    void isNotARuleOfTheOtherDirection() {
      SecurityRule all = inbound("All", 100, RuleAction.DENY, "*");
      assertThat(shadowed(all, WHOLE)).isEmpty();
    }

    @Test
    void isNotARuleBehindATagThatNoListShows() {
      SecurityRule unknown = outbound("Unknown", 100, RuleAction.DENY, "ContosoTag");
      assertThat(shadowed(unknown, WHOLE)).isEmpty();
    }

    @Test
    void isARuleOfATagBehindAllPublicAddresses() {
      SecurityRule all = outbound("All", 100, RuleAction.DENY, "Internet");
      SecurityRule unknown = outbound("Unknown", 105, RuleAction.ALLOW, "ContosoTag");
      assertThat(shadowed(all, unknown)).containsExactly("Unknown 105 by All 100");
    }

    private List<String> shadowed(SecurityRule... rules) {
      return Scene.listed().rules(rules).audit().shadowedRules().stream()
          .map(
              it ->
                  name(it.rule())
                      + " by "
                      + String.join(
                          ", ", it.shadowedBy().stream().map(RuleReviewTest::name).toList()))
          .toList();
    }
  }

  @Nested
  class Idle {

    @Test
    void isARuleThatDecidesAboutNoRequiredPacket() {
      SecurityRule other =
          SecurityRule.builder()
              .from(outbound("Web", 100, RuleAction.DENY, "*"))
              .destinationPorts(PortSet.of(8080))
              .build();
      assertThat(idle(other, outbound("Batch", 110, RuleAction.ALLOW, "BatchNodeManagement")))
          .containsExactly("SUBNET_NSG nsg-render/Web 100");
    }

    @Test
    void isNotARuleThatDecidesAboutOneAddress() {
      assertThat(idle(outbound("One", 100, RuleAction.DENY, "203.0.113.77"))).isEmpty();
    }

    @Test
    void isNotARuleThatMayDecideBecauseItsTagIsNotKnown() {
      assertThat(idle(outbound("Unknown", 100, RuleAction.DENY, "ContosoTag"))).isEmpty();
    }

    private List<String> idle(SecurityRule... rules) {
      return Scene.listed().rules(rules).audit().idleRules().stream().map(Samples::text).toList();
    }
  }

  private static String name(DecidingRule rule) {
    return text(rule).replace("SUBNET_NSG nsg-render/", "");
  }
}
