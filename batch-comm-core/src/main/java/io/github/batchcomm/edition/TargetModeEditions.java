package io.github.batchcomm.edition;

import static io.github.batchcomm.edition.CommonClauses.clause;
import static io.github.batchcomm.edition.CommonClauses.limitations;
import static io.github.batchcomm.edition.CommonClauses.regions;
import static io.github.batchcomm.edition.CommonClauses.steps;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import io.github.batchcomm.model.Region;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The editions since general availability, when each pool has a target mode. */
final class TargetModeEditions {

  /** How the pages write their dates, whatever the locale of the machine. */
  private static final DateTimeFormatter PAGE_DATE =
      DateTimeFormatter.ofPattern("MM/dd/uuuu", Locale.ROOT);

  private TargetModeEditions() {}

  static Edition edition(
      LocalDate day, RegionSupport regions, NodeManagementAccess access, Procedure migration) {
    String date = PAGE_DATE.format(day);
    return CommonClauses.shared(date, day)
        .id(day.toString())
        .regionSupport(regions(regions, date))
        .modelChoice(
            clause(
                "model-choice",
                ModelChoice.POOL_TARGET_MODE,
                Sources.page(date, "Target node communication mode")))
        .verification(
            clause(
                "verification",
                Verification.CURRENT_MODE,
                Sources.page(date, "Current node communication mode")))
        .nodeManagementAccess(
            clause(
                "node-management-access",
                access,
                Sources.page(date, "Compute node communication changes")))
        .defaultModeSchedule(
            clause(
                "default-mode",
                new DefaultModeSchedule(LocalDate.of(2024, 9, 30), 1),
                Sources.page(date, "Default mode")))
        .retirements(retirements(date))
        .endpoints(
            Requirements.anyProtocol(Sources.page(date, "Compute node communication changes")))
        .limitations(PageTexts.targetModeLimitations(limitations(date)))
        .decisionTable(TargetModeRules.table(date))
        .migration(clause("migration", migration, steps(date)))
        .rollback(clause("rollback", Procedures.targetModeBack(), steps(date)))
        .statements(PageTexts.targetModeStatements(date))
        .build();
  }

  static Edition withFranceSouthCaution(Edition edition) {
    return Edition.builder()
        .from(edition)
        .addRegionCautions(
            clause(
                "region-caution-francesouth",
                new RegionCaution(
                    Region.of("francesouth"),
                    "Editions up to 2023 exclude France South and later ones no longer name it,"
                        + " without saying why. Verify that simplified communication works there."),
                edition.regionSupport().source()))
        .build();
  }

  private static ImmutableList<Clause<Retirement>> retirements(String date) {
    return ImmutableList.of(
        retirement(
            RetiredFeature.CLASSIC_MODEL,
            LocalDate.of(2026, 3, 31),
            Sources.page(date, "Introduction")),
        retirement(
            RetiredFeature.CLOUD_SERVICES_CONFIGURATION,
            LocalDate.of(2024, 2, 29),
            limitations(date)),
        retirement(
            RetiredFeature.NO_PUBLIC_IP_V1,
            LocalDate.of(2023, 3, 31),
            Sources.noPublicIpRetirement("End of support")));
  }

  private static Clause<Retirement> retirement(
      RetiredFeature feature, LocalDate lastDay, Source source) {
    String id = "retirement-" + Ascii.toLowerCase(feature.name());
    return clause(id.replace('_', '-'), new Retirement(feature, lastDay), source);
  }
}
