package io.github.batchcomm.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.common.collect.ImmutableList;
import java.time.LocalDate;
import java.util.Comparator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which editions there are, how they are found, and what holds for every one of them. */
class EditionsTest {

  static ImmutableList<Edition> all() {
    return Editions.all();
  }

  @Nested
  class Finding {

    @ParameterizedTest
    @CsvSource({
      "2021-10-21, 2021-10-21",
      "2022-06-01, 2021-10-21",
      "2022-06-02, 2022-06-02",
      "2022-06-03, 2022-06-02",
      "2023-03-28, 2022-06-02",
      "2023-03-29, 2023-03-29",
      "2023-03-30, 2023-03-29",
      "2025-03-26, 2023-03-29",
      "2025-03-27, 2025-03-27",
      "2025-03-28, 2025-03-27",
      "2026-01-11, 2025-03-27",
      "2026-01-12, 2026-01-12",
      "2026-01-13, 2026-01-12",
      "9999-12-31, 2026-01-12",
    })
    void theLastEditionDatedOnOrBeforeADayIsInForce(LocalDate day, String id) {
      assertThat(Editions.inForceOn(day).id()).isEqualTo(id);
    }

    @Test
    void noEditionIsInForceBeforeTheFirst() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Editions.inForceOn(LocalDate.of(2021, 10, 20)))
          .withMessage("No edition was in force on 2021-10-20; the first one is of 2021-10-21");
    }

    @Test
    void thereAreSevenTheEarliestFirst() {
      assertThat(Editions.all())
          .extracting(Edition::id)
          .containsExactly(
              "2021-10-21",
              "2021-10-21-revised",
              "2022-06-02",
              "2022-06-02-revised",
              "2023-03-29",
              "2025-03-27",
              "2026-01-12");
    }

    @Test
    void theirDatesNeverGoBack() {
      assertThat(Editions.all())
          .extracting(Edition::date)
          .isSortedAccordingTo(Comparator.naturalOrder());
    }

    @Test
    void exactlyTheRevisionsAreMarked() {
      assertThat(Editions.all())
          .filteredOn(Edition::isRevision)
          .extracting(Edition::id)
          .containsExactly("2021-10-21-revised", "2022-06-02-revised");
    }

    @Test
    void theLatestIsOf12January2026() {
      assertThat(Editions.latest()).isSameAs(Editions.E_2026_01_12);
    }

    @ParameterizedTest
    @MethodSource("io.github.batchcomm.edition.EditionsTest#all")
    void everyEditionIsFoundByItsId(Edition edition) {
      assertThat(Editions.withId(edition.id())).hasValue(edition);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "latest", "2022-06-02-REVISED", "2024-01-01"})
    void nothingIsFoundByAnotherId(String id) {
      assertThat(Editions.withId(id)).isEmpty();
    }
  }

  @Nested
  class EveryClause {

    @ParameterizedTest
    @MethodSource("io.github.batchcomm.edition.EditionsTest#all")
    void carriesASource(Edition edition) {
      assertThat(edition.clauses().values())
          .allSatisfy(
              clause -> {
                assertThat(clause.source().document()).as(clause.id()).isNotBlank();
                assertThat(clause.source().section()).as(clause.id()).isNotBlank();
              });
    }

    @ParameterizedTest
    @MethodSource("io.github.batchcomm.edition.EditionsTest#all")
    void thatIsOfThePageItselfNamesTheEditionsOwnDate(Edition edition) {
      String date =
          "%02d/%02d/%04d"
              .formatted(
                  edition.date().getMonthValue(),
                  edition.date().getDayOfMonth(),
                  edition.date().getYear());
      assertThat(edition.clauses().values())
          .extracting(clause -> clause.source().document())
          .filteredOn(document -> document.startsWith("Use simplified"))
          .containsOnly(
              "Use simplified compute node communication, "
                  + date
                  + (edition.isRevision() ? " (revised)" : ""));
    }

    @ParameterizedTest
    @MethodSource("io.github.batchcomm.edition.EditionsTest#all")
    void isFoundByItsIdAlone(Edition edition) {
      assertThat(edition.clauses())
          .allSatisfy((id, clause) -> assertThat(clause.id()).isEqualTo(id));
      assertThat(edition.clauses())
          .hasSize(
              6
                  + edition.regionCautions().size()
                  + (edition.defaultModeSchedule().isPresent() ? 1 : 0)
                  + edition.retirements().size()
                  + edition.endpoints().size()
                  + edition.limitations().size()
                  + edition.decisionTable().size()
                  + (edition.supportRequest().isPresent() ? 1 : 0)
                  + edition.benefits().size()
                  + edition.scopeOfImpact().size()
                  + edition.statements().size());
    }

    @ParameterizedTest
    @MethodSource("io.github.batchcomm.edition.EditionsTest#all")
    void hasAnIdInKebabCase(Edition edition) {
      assertThat(edition.clauses().keySet())
          .allSatisfy(id -> assertThat(id).matches("[a-z0-9]+(-[a-z0-9]+)*"));
    }

    @ParameterizedTest
    @MethodSource("io.github.batchcomm.edition.EditionsTest#all")
    void aboutAnEndpointOrARuleIsNamedAfterIt(Edition edition) {
      assertThat(edition.endpoints())
          .allSatisfy(
              clause -> assertThat(clause.id()).isEqualTo("endpoint-" + clause.content().id()));
      assertThat(edition.decisionTable())
          .allSatisfy(
              clause -> assertThat(clause.id()).isEqualTo("rule-" + clause.content().code()));
    }
  }
}
