package io.github.batchcomm.edition;

import static io.github.batchcomm.edition.CommonClauses.clause;
import static io.github.batchcomm.edition.CommonClauses.limitations;
import static io.github.batchcomm.edition.CommonClauses.regions;
import static io.github.batchcomm.edition.CommonClauses.steps;

import java.time.LocalDate;

/** The editions of the public preview, when a whole account was opted in or out. */
final class PreviewEditions {

  private PreviewEditions() {}

  static Edition firstEdition() {
    String date = "10/21/2021";
    return preview(date, LocalDate.of(2021, 10, 21))
        .id("2021-10-21")
        .regionSupport(regions(new RegionSupport.Unlisted(), date))
        .limitations(PageTexts.firstLimitations(limitations(date)))
        .decisionTable(PreviewRules.firstEdition(date))
        .build();
  }

  static Edition firstEditionRevised() {
    String date = "10/21/2021 (revised)";
    return preview(date, LocalDate.of(2021, 10, 21))
        .id("2021-10-21-revised")
        .isRevision(true)
        .regionSupport(regions(new RegionSupport.Unlisted(), date))
        .limitations(PageTexts.limitationsWithPrivateAccounts(limitations(date)))
        .decisionTable(PreviewRules.withV1Migration(date))
        .build();
  }

  static Edition secondEdition() {
    String date = "06/02/2022";
    return preview(date, LocalDate.of(2022, 6, 2))
        .id("2022-06-02")
        .regionSupport(regions(SupportedRegions.LISTED_06_2022, date))
        .limitations(PageTexts.previewLimitations(limitations(date)))
        .decisionTable(PreviewRules.withRegions(date))
        .build();
  }

  static Edition secondEditionRevised() {
    String date = "06/02/2022 (revised)";
    return preview(date, LocalDate.of(2022, 6, 2))
        .id("2022-06-02-revised")
        .isRevision(true)
        .regionSupport(regions(SupportedRegions.LISTED_06_2022_REVISED, date))
        .limitations(PageTexts.previewLimitations(limitations(date)))
        .decisionTable(PreviewRules.withRegions(date))
        .statements(
            PageTexts.previewStatements(
                date,
                "Opting in is not required yet; simplified communication will be required for all"
                    + " accounts and become the default."))
        .build();
  }

  /** The clauses that the preview editions share. */
  private static Edition.Builder preview(String date, LocalDate day) {
    return CommonClauses.shared(date, day)
        .modelChoice(
            clause(
                "model-choice",
                ModelChoice.ACCOUNT_OPT_IN,
                Sources.page(date, "Opt your Batch account in or out")))
        .verification(clause("verification", Verification.OUTBOUND_DEPENDENCIES, steps(date)))
        .nodeManagementAccess(
            clause(
                "node-management-access",
                NodeManagementAccess.PUBLIC_ENDPOINT_ONLY,
                Sources.page(date, "Compute node communication changes")))
        .endpoints(Requirements.preview(Sources.page(date, "Compute node communication changes")))
        .migration(clause("migration", Procedures.optIn(), steps(date)))
        .rollback(clause("rollback", Procedures.optOut(), steps(date)))
        .supportRequest(
            clause(
                "support-request",
                supportRequest(),
                Sources.page(date, "Opt your Batch account in or out")))
        .statements(
            PageTexts.previewStatements(
                date,
                "Opting in is not required yet; simplified communication will be required for all"
                    + " accounts, after an official retirement notice that leaves time to"
                    + " migrate."));
  }

  private static SupportRequest supportRequest() {
    return new SupportRequest(
        "Technical",
        "Batch Service",
        "the Batch account",
        "Enable simplified compute node communication",
        "Disable simplified compute node communication",
        "Batch Accounts",
        "Other issues with Batch Accounts",
        "May ask for all Batch accounts of a subscription, or of several; name the subscription"
            + " ids.",
        "Azure tells the customer when the change is done.");
  }
}
