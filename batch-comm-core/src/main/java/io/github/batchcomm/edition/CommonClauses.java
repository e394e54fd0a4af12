package io.github.batchcomm.edition;

import java.io.Serializable;
import java.time.LocalDate;

/** Clauses that all editions have, and the sections they stand in. */
final class CommonClauses {

  private CommonClauses() {}

  /** The clauses that all editions share. */
  static Edition.Builder shared(String date, LocalDate day) {
    return Edition.builder()
        .date(day)
        .benefits(PageTexts.benefits(Sources.page(date, "Benefits of the new model")))
        .scopeOfImpact(PageTexts.scopeOfImpact(Sources.page(date, "Scope of impact")));
  }

  static Clause<RegionSupport> regions(RegionSupport regions, String date) {
    return clause("supported-regions", regions, Sources.page(date, "Supported regions"));
  }

  static Source limitations(String date) {
    return Sources.page(date, "Current limitations");
  }

  static Source steps(String date) {
    return Sources.page(date, "Required network configuration changes");
  }

  static <T extends Serializable> Clause<T> clause(String id, T content, Source source) {
    return new Clause<>(id, content, source);
  }
}
