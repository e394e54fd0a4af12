package io.github.batchcomm.testkit.laws;

import io.github.batchcomm.edition.Editions;
import io.github.batchcomm.edition.Source;

/** Where the laws are stated. */
final class Contract {

  private Contract() {}

  /** What the documentation of a type of this library promises. */
  static Source of(Class<?> type, String member) {
    return new Source("Documentation of batch-comm", type.getSimpleName() + ", " + member);
  }

  /** A section of Microsoft's page in the edition that first had a target mode. */
  static Source page(String section) {
    return new Source(Editions.E_2023_03_29.modelChoice().source().document(), section);
  }

  /** A section of Microsoft's page in the edition of the preview that lists regions. */
  static Source previewPage(String section) {
    return new Source(Editions.E_2022_06_02.modelChoice().source().document(), section);
  }
}
