package io.github.batchcomm.edition;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The editions of the page "Use simplified compute node communication" that this library knows.
 *
 * <p>Two of them are revisions: texts that were changed without changing the date they carry. They
 * are had by their id; the day from which they were in force is not known.
 */
public final class Editions {

  /** 10/21/2021: the first public preview. */
  public static final Edition E_2021_10_21 = PreviewEditions.firstEdition();

  /** The later text that still carries 10/21/2021. */
  public static final Edition E_2021_10_21_REVISED = PreviewEditions.firstEditionRevised();

  /** 06/02/2022: regions are listed; private accounts are no longer limited. */
  public static final Edition E_2022_06_02 = PreviewEditions.secondEdition();

  /** The later text that still carries 06/02/2022: four more regions, another outlook. */
  public static final Edition E_2022_06_02_REVISED = PreviewEditions.secondEditionRevised();

  /** 03/29/2023: each pool has a target mode; classic is to be retired. */
  public static final Edition E_2023_03_29 =
      TargetModeEditions.edition(
          LocalDate.of(2023, 3, 29),
          SupportedRegions.SINCE_2023,
          NodeManagementAccess.PRIVATE_ENDPOINT_POSSIBLE,
          Procedures.targetMode());

  /** 03/27/2025: France South is no longer excluded. */
  public static final Edition E_2025_03_27 =
      TargetModeEditions.withFranceSouthCaution(
          TargetModeEditions.edition(
              LocalDate.of(2025, 3, 27),
              SupportedRegions.SINCE_2025,
              NodeManagementAccess.PRIVATE_ENDPOINT_POSSIBLE,
              Procedures.targetMode()));

  /** 01/12/2026: disabled public network access needs a private endpoint first. */
  public static final Edition E_2026_01_12 =
      TargetModeEditions.withFranceSouthCaution(
          TargetModeEditions.edition(
              LocalDate.of(2026, 1, 12),
              SupportedRegions.SINCE_2025,
              NodeManagementAccess.PRIVATE_ENDPOINT_REQUIRED_WITHOUT_PUBLIC_ACCESS,
              Procedures.targetModeWithAccessCheck()));

  private static final ImmutableList<Edition> ALL =
      ImmutableList.of(
          E_2021_10_21,
          E_2021_10_21_REVISED,
          E_2022_06_02,
          E_2022_06_02_REVISED,
          E_2023_03_29,
          E_2025_03_27,
          E_2026_01_12);

  private Editions() {}

  /** {@return every edition, the earliest first} */
  public static ImmutableList<Edition> all() {
    return ALL;
  }

  /** {@return the latest edition} */
  public static Edition latest() {
    return ALL.get(ALL.size() - 1);
  }

  /**
   * Finds an edition by its id.
   *
   * @param id such as {@code 2022-06-02} or {@code 2022-06-02-revised}
   * @return the edition, if there is one of this id
   */
  public static Optional<Edition> withId(String id) {
    return ALL.stream().filter(edition -> edition.id().equals(id)).findFirst();
  }

  /**
   * Finds the edition that was in force on a day: the last one dated on that day or before it.
   * Revisions are left out, because the day from which they were in force is not known.
   *
   * @param day the day, in UTC
   * @return the edition
   * @throws IllegalArgumentException if the day is before the first edition
   */
  public static Edition inForceOn(LocalDate day) {
    ImmutableList<Edition> dated =
        ALL.stream()
            .filter(edition -> !edition.isRevision() && !edition.date().isAfter(day))
            .collect(toImmutableList());
    if (dated.isEmpty()) {
      throw new IllegalArgumentException(
          "No edition was in force on %s; the first one is of %s"
              .formatted(day, E_2021_10_21.date()));
    }
    return dated.get(dated.size() - 1);
  }
}
