package io.github.batchcomm.effective;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.edition.Clause;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.Finding;
import io.github.batchcomm.edition.RegionSupport;
import io.github.batchcomm.edition.Severity;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.Region;

/** What is to be remarked about an account's region. */
public final class RegionFindings {

  private RegionFindings() {}

  /**
   * Lists the remarks.
   *
   * @param edition the rules to go by
   * @param account the account
   * @return the findings, which hold for all pools of the account
   */
  public static ImmutableList<Finding> of(Edition edition, BatchAccount account) {
    return of(edition, account.region());
  }

  static ImmutableList<Finding> of(Edition edition, Region region) {
    Clause<RegionSupport> support = edition.regionSupport();
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    if (support.content().supports(region) == RegionSupport.Answer.NOT_LISTED) {
      findings.add(
          new Finding(
              "regions-not-listed",
              Severity.INFO,
              "This edition lists no supported regions, so none is excluded.",
              support.source()));
    }
    if (!region.isKnown()) {
      findings.add(
          new Finding(
              "region-unknown",
              Severity.WARNING,
              "Region '%s' is not known to this library: neither its cloud nor whether its service"
                      .formatted(region)
                  + " tags exist under that name. Check the region's name.",
              support.source()));
    }
    edition.regionCautions().stream()
        .filter(caution -> caution.content().region().equals(region))
        .map(
            caution ->
                new Finding(
                    "region-caution", Severity.INFO, caution.content().text(), caution.source()))
        .forEach(findings::add);
    return findings.build();
  }
}
