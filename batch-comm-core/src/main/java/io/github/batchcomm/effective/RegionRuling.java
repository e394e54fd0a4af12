package io.github.batchcomm.effective;

import static io.github.batchcomm.edition.FactValue.REGION_NOT_SUPPORTED;
import static io.github.batchcomm.edition.FactValue.REGION_SUPPORTED;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.FactValue;
import io.github.batchcomm.edition.Finding;
import io.github.batchcomm.edition.RegionSupport;
import io.github.batchcomm.model.Region;

/** What an edition says of a region. It says the same of most regions. */
final class RegionRuling {

  private static final FactReading<RegionSupport.Answer> SUPPORT =
      new FactReading<>(RegionSupport.Answer.class, RegionRuling::support);

  private final long support;
  private final ImmutableList<Finding> findings;

  /** Kept, because findings are long and rulings are part of what answers are found by. */
  private final int hash;

  private RegionRuling(long support, ImmutableList<Finding> findings) {
    this.support = support;
    this.findings = findings;
    this.hash = 31 * Long.hashCode(support) + findings.hashCode();
  }

  static RegionRuling of(Edition edition, Region region) {
    return new RegionRuling(
        SUPPORT.of(edition.regionSupport().content().supports(region)),
        RegionFindings.of(edition, region));
  }

  /** Whether the region may be supported, and whether it may not: a {@link FactMask}. */
  long support() {
    return support;
  }

  /** What is to be remarked about the region. */
  ImmutableList<Finding> findings() {
    return findings;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof RegionRuling ruling
            && hash == ruling.hash
            && support == ruling.support
            && findings.equals(ruling.findings));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  private static ImmutableSet<FactValue> support(RegionSupport.Answer answer) {
    return switch (answer) {
      case SUPPORTED, NOT_LISTED -> ImmutableSet.of(REGION_SUPPORTED);
      case NOT_SUPPORTED -> ImmutableSet.of(REGION_NOT_SUPPORTED);
      case UNKNOWN -> ImmutableSet.of(REGION_SUPPORTED, REGION_NOT_SUPPORTED);
    };
  }
}
