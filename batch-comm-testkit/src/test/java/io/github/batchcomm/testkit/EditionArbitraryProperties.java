package io.github.batchcomm.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.Editions;
import io.github.batchcomm.edition.RegionSupport;
import io.github.batchcomm.edition.Situation;
import io.github.batchcomm.testkit.constraints.InEdition;
import io.github.batchcomm.testkit.constraints.Published;
import io.github.batchcomm.testkit.constraints.UserMade;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

/** What kinds of editions are generated. */
@StatisticsReport(StatisticsReportMode.OFF)
class EditionArbitraryProperties {

  @Property(edgeCases = EdgeCasesMode.NONE)
  void everyEditionIsReachedAndUserMadeOnesToo(@ForAll Edition edition) {
    Reached.each("published", Editions.all().contains(edition), List.of(true, false));
    if (Editions.all().contains(edition)) {
      Reached.each("edition", edition.id(), Editions.all().stream().map(Edition::id).toList());
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void everyKindOfChangeIsReached(@ForAll @UserMade Edition edition) {
    Reached.both("rule left out", edition.id().contains("without rule"));
    Reached.both("rule added", edition.id().contains("with own rule"));
    Reached.both("endpoint left out", edition.id().contains("without endpoint"));
    Reached.both("switch moved", edition.id().contains("switch moved"));
    Reached.both("no switch", edition.id().contains("without a default switch"));
    Reached.both("retirement moved", edition.id().matches(".*with retirement-\\S+ moved.*"));
    Reached.both("rule changed", edition.id().contains(" concluding "));
    Reached.both("endpoint added", edition.id().contains("with own endpoint"));
    Reached.both("endpoint changed", edition.id().matches(".*with \\S+bound on .*"));
    Reached.both("regions", edition.regionSupport().content() instanceof RegionSupport.Unlisted);
    Reached.each("node management", edition.nodeManagementAccess().content());
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void aUserMadeEditionCarriesNoIdOfAnother(@ForAll @UserMade Edition edition) {
    assertThat(Editions.withId(edition.id())).isEmpty();
    assertThat(edition.isRevision()).isFalse();
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void aUserMadeEditionDecidesEverySituation(
      @ForAll @UserMade Edition edition, @ForAll Situation situation) {
    assertThat(edition.decisionTable()).contains(edition.decide(situation));
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void constraintsAreKept(
      @ForAll @Published Edition published,
      @ForAll @InEdition({"2021-10-21", "2026-01-12"}) BatchCommunication rules,
      @ForAll @UserMade @InEdition("2022-06-02") Edition changed) {
    assertThat(Editions.all()).contains(published);
    assertThat(rules.edition().id()).matches("2021-10-21(,.*)?|2026-01-12(,.*)?");
    assertThat(changed.id()).startsWith("2022-06-02, ");
  }
}
