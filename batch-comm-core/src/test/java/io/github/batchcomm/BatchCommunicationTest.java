package io.github.batchcomm;

import static io.github.batchcomm.TestInventory.account;
import static io.github.batchcomm.TestInventory.optedIn;
import static io.github.batchcomm.TestInventory.poolInCustomerNetwork;
import static io.github.batchcomm.model.CommunicationModel.CLASSIC;
import static io.github.batchcomm.model.CommunicationModel.SIMPLIFIED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.edition.Editions;
import io.github.batchcomm.effective.EffectiveModelResolver;
import io.github.batchcomm.endpoint.RequiredEndpoints;
import io.github.batchcomm.migration.ReadinessAssessment;
import io.github.batchcomm.model.Network;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The facade: which edition it goes by, and that each question reaches its floor. */
class BatchCommunicationTest {

  private static final Instant OPT_IN = Instant.parse("2022-07-01T00:00:00Z");
  private static final Instant AS_OF = Instant.parse("2022-08-01T00:00:00Z");

  @Nested
  class TheEdition {

    @Test
    void isTheOneGiven() {
      assertThat(BatchCommunication.of(Editions.E_2021_10_21_REVISED).edition())
          .isSameAs(Editions.E_2021_10_21_REVISED);
    }

    @Test
    void isTheLatestIfAskedFor() {
      assertThat(BatchCommunication.latest().edition()).isSameAs(Editions.latest());
    }

    @Test
    void isTheOneInForceOnADay() {
      assertThat(BatchCommunication.inForceOn(LocalDate.of(2022, 7, 1)).edition())
          .isSameAs(Editions.E_2022_06_02);
    }

    @Test
    void isNamedByTheRules() {
      assertThat(BatchCommunication.of(Editions.E_2022_06_02))
          .hasToString("BatchCommunication by edition 2022-06-02");
    }

    @Test
    void isNoneBeforeTheFirst() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> BatchCommunication.inForceOn(LocalDate.of(2021, 10, 20)))
          .withMessageContaining("2021-10-20");
    }
  }

  @Nested
  class EachQuestion {

    private final BatchCommunication rules = BatchCommunication.of(Editions.E_2022_06_02);

    @Test
    void aboutTheModelIsAnsweredByTheResolver() {
      assertThat(rules.effectiveModel(optedIn(OPT_IN), poolInCustomerNetwork(), AS_OF))
          .isEqualTo(
              new EffectiveModelResolver(Editions.E_2022_06_02)
                  .resolve(optedIn(OPT_IN), poolInCustomerNetwork(), AS_OF));
    }

    @Test
    void aboutRequiredEndpointsIsAnsweredForModelsInUseAndToCome() {
      assertThat(rules.requiredEndpoints(optedIn(OPT_IN), poolInCustomerNetwork(), AS_OF))
          .isEqualTo(
              new RequiredEndpoints(Editions.E_2022_06_02)
                  .forModels(
                      optedIn(OPT_IN),
                      poolInCustomerNetwork(),
                      ImmutableSet.of(CLASSIC, SIMPLIFIED)));
    }

    @Test
    void aboutRequiredEndpointsIsAnsweredForThePossibleModelsOnly() {
      assertThat(rules.requiredEndpoints(account(), poolInCustomerNetwork(), AS_OF))
          .isEqualTo(
              new RequiredEndpoints(Editions.E_2022_06_02)
                  .forModels(account(), poolInCustomerNetwork(), ImmutableSet.of(CLASSIC)));
    }

    @Test
    void aboutTheUnionIsAnsweredForBothModels() {
      assertThat(rules.unionEndpoints(account(), poolInCustomerNetwork()))
          .isEqualTo(
              new RequiredEndpoints(Editions.E_2022_06_02)
                  .union(account(), poolInCustomerNetwork()));
    }

    @Test
    void aboutReadinessIsAnsweredByTheAssessment() {
      assertThat(
              rules.migrationReadiness(account(), ImmutableList.of(poolInCustomerNetwork()), AS_OF))
          .isEqualTo(
              new ReadinessAssessment(Editions.E_2022_06_02)
                  .assess(
                      account(),
                      ImmutableList.of(poolInCustomerNetwork()),
                      Network.unknown(),
                      AS_OF));
    }

    @Test
    void isAnsweredTheSameEveryTime() {
      assertThat(rules.effectiveModel(optedIn(OPT_IN), poolInCustomerNetwork(), AS_OF))
          .isEqualTo(rules.effectiveModel(optedIn(OPT_IN), poolInCustomerNetwork(), AS_OF));
    }
  }
}
