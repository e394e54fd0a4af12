package io.github.batchcomm.model;

import static io.github.batchcomm.model.CommunicationModel.CLASSIC;
import static io.github.batchcomm.model.CommunicationModel.SIMPLIFIED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The declared changes of an account's model, and their order. */
class ModelHistoryTest {

  private static final Instant MARCH = Instant.parse("2022-03-01T09:00:00Z");
  private static final Instant APRIL = Instant.parse("2022-04-01T09:00:00Z");
  private static final Instant MAY = Instant.parse("2022-05-01T09:00:00Z");

  @Test
  void changesInOrderOfTimeAreAccepted() {
    CommunicationModelChange first = change(SIMPLIFIED, MARCH, APRIL);
    CommunicationModelChange second = change(CLASSIC, MAY, MAY);
    assertThat(ModelHistory.of(first, second).changes()).containsExactly(first, second);
  }

  @Test
  void theNextChangeMayBeRequestedTheMomentTheLastOneIsConfirmed() {
    assertThat(
            ModelHistory.of(change(SIMPLIFIED, MARCH, APRIL), change(CLASSIC, APRIL, MAY))
                .changes())
        .hasSize(2);
  }

  @Test
  void theLastChangeMayBeUnconfirmed() {
    CommunicationModelChange pending =
        CommunicationModelChange.builder().to(CLASSIC).requestedAt(MAY).build();
    assertThat(ModelHistory.of(change(SIMPLIFIED, MARCH, APRIL), pending).changes()).hasSize(2);
  }

  @Test
  void aChangeBehindAnUnconfirmedOneIsRefused() {
    CommunicationModelChange pending =
        CommunicationModelChange.builder().to(SIMPLIFIED).requestedAt(MARCH).build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelHistory.of(pending, change(CLASSIC, APRIL, MAY)))
        .withMessage(
            "Change 2 of the account's model is requested at 2022-04-01T09:00:00Z, before the"
                + " change ahead of it is confirmed; list the changes in order of time");
  }

  @Test
  void overlappingChangesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> ModelHistory.of(change(SIMPLIFIED, MARCH, MAY), change(CLASSIC, APRIL, MAY)))
        .withMessage(
            "Change 2 of the account's model is requested at 2022-04-01T09:00:00Z, before the"
                + " change ahead of it is confirmed at 2022-05-01T09:00:00Z; list the changes in"
                + " order of time");
  }

  @Test
  void aConfirmationBeforeItsRequestIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> change(SIMPLIFIED, APRIL, MARCH))
        .withMessage(
            "The change to SIMPLIFIED is confirmed at 2022-03-01T09:00:00Z, before it is requested"
                + " at 2022-04-01T09:00:00Z");
  }

  @Test
  void aChangeGivenAsOneInstantIsRequestedAndConfirmedThen() {
    assertThat(CommunicationModelChange.at(SIMPLIFIED, MARCH))
        .isEqualTo(change(SIMPLIFIED, MARCH, MARCH));
  }

  @Test
  void anAccountThatNeverChangedHasAHistoryWithoutChanges() {
    assertThat(ModelHistory.NEVER_CHANGED).isEqualTo(ModelHistory.of());
  }

  private static CommunicationModelChange change(
      CommunicationModel to, Instant requested, Instant confirmed) {
    return CommunicationModelChange.builder()
        .to(to)
        .requestedAt(requested)
        .confirmedAt(confirmed)
        .build();
  }
}
