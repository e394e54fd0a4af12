package io.github.batchcomm.edition;

import static io.github.batchcomm.TestInventory.account;
import static io.github.batchcomm.TestInventory.accountIn;
import static io.github.batchcomm.TestInventory.poolInCustomerNetwork;
import static io.github.batchcomm.model.CommunicationModel.CLASSIC;
import static io.github.batchcomm.model.CommunicationModel.SIMPLIFIED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.Rules;
import io.github.batchcomm.TestInventory;
import io.github.batchcomm.effective.EffectiveModel;
import io.github.batchcomm.model.Cloud;
import io.github.batchcomm.model.Region;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Editions that users make from existing ones. */
class OwnEditionTest {

  private static final Source OWN = new Source("Mail from Azure support", "2022-09-01");

  @Test
  void anEditionMadeWithoutChangesIsEqual() {
    assertThat(Editions.E_2022_06_02.toBuilder().build()).isEqualTo(Editions.E_2022_06_02);
  }

  @Test
  void aClauseOfOnesOwnDecides() {
    Edition own =
        Editions.E_2022_06_02.toBuilder()
            .id("own")
            .date(LocalDate.of(2022, 9, 1))
            .regionSupport(
                new Clause<RegionSupport>(
                    "supported-regions",
                    new RegionSupport.ByCloud(
                        ImmutableMap.of(
                            Cloud.PUBLIC,
                            new RegionSupport.Only(ImmutableSet.of(Region.of("westindia"))))),
                    OWN))
            .build();
    BatchCommunication rules = BatchCommunication.of(own);
    Instant optIn = Instant.parse("2022-07-01T00:00:00Z");
    Instant asOf = Instant.parse("2022-10-01T00:00:00Z");

    EffectiveModel there =
        rules.effectiveModel(
            TestInventory.optedIn(optIn).toBuilder()
                .region(accountIn("westindia").region())
                .build(),
            poolInCustomerNetwork(),
            asOf);
    assertThat(there.next()).containsExactly(SIMPLIFIED);
    assertThat(Rules.ofNextNodes(there)).containsExactly("account-simplified");

    EffectiveModel elsewhere =
        rules.effectiveModel(TestInventory.optedIn(optIn), poolInCustomerNetwork(), asOf);
    assertThat(elsewhere.next()).containsExactly(CLASSIC);
    assertThat(Rules.ofNextNodes(elsewhere)).containsExactly("region-not-listed");
    assertThat(own.changesSince(Editions.E_2022_06_02))
        .extracting(ClauseChange::clauseId)
        .containsExactly("supported-regions");
  }

  @Test
  void aRuleOfOnesOwnIsNamedAsTheReasonWithItsSource() {
    DecisionRule rule =
        DecisionRule.builder()
            .code("told-by-support")
            .text("Support says that all pools of this account are simplified.")
            .outcome(Outcome.promised(SIMPLIFIED))
            .build();
    Edition own =
        Editions.E_2022_06_02.toBuilder()
            .id("own")
            .decisionTable(ImmutableList.of(new Clause<>("rule-told-by-support", rule, OWN)))
            .build();
    EffectiveModel model =
        BatchCommunication.of(own)
            .effectiveModel(
                account(), poolInCustomerNetwork(), Instant.parse("2022-10-01T00:00:00Z"));
    assertThat(model.current()).containsExactly(SIMPLIFIED);
    assertThat(model.reasons())
        .singleElement()
        .satisfies(
            reason -> {
              assertThat(reason.code()).isEqualTo("told-by-support");
              assertThat(reason.source()).isEqualTo(OWN);
            });
  }

  @Test
  void twoClausesOfOneIdAreRefused() {
    Edition.Builder builder =
        Editions.E_2022_06_02.toBuilder()
            .addStatements(new Clause<>("status", "It is different now.", OWN));
    assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageContaining("status");
  }

  @Test
  void aTableWithoutRulesIsRefused() {
    Edition.Builder builder = Editions.E_2022_06_02.toBuilder().decisionTable(ImmutableList.of());
    assertThatIllegalArgumentException()
        .isThrownBy(builder::build)
        .withMessage("Edition 2022-06-02 has no decision rules");
  }

  @Test
  void aTableThatLeavesASituationOpenIsRefused() {
    ImmutableList<Clause<DecisionRule>> table = Editions.E_2022_06_02.decisionTable();
    Edition.Builder builder =
        Editions.E_2022_06_02.toBuilder().decisionTable(table.subList(0, table.size() - 1));
    assertThatIllegalArgumentException()
        .isThrownBy(builder::build)
        .withMessageStartingWith("The decision table of edition 2022-06-02 has no rule for ");
  }

  @Test
  void negativeDaysOfDoubtAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DefaultModeSchedule(LocalDate.of(2024, 9, 30), -1))
        .withMessage("-1 uncertain days are fewer than none");
  }

  @Test
  void thatReadsItsRulesInAnotherOrderDiffers() {
    Edition original = Editions.E_2022_06_02;
    Edition own =
        original.toBuilder().decisionTable(swapFirstTwo(original.decisionTable())).build();
    assertThat(own.changesSince(original))
        .singleElement()
        .isInstanceOfSatisfying(
            ClauseChange.Reordered.class,
            change -> {
              assertThat(change.before())
                  .startsWith("rule-cloud-services-not-supported", "rule-region-not-listed");
              assertThat(change.after())
                  .startsWith("rule-region-not-listed", "rule-cloud-services-not-supported");
            });
  }

  private static List<Clause<DecisionRule>> swapFirstTwo(List<Clause<DecisionRule>> rules) {
    List<Clause<DecisionRule>> swapped = new ArrayList<>(rules);
    Collections.swap(swapped, 0, 1);
    return swapped;
  }
}
