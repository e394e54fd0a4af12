package io.github.batchcomm.testkit;

import io.github.batchcomm.azure.InventoryDocument;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Arbitraries for JSON documents as batch-comm-azure reads them. Whoever uses them has
 * batch-comm-azure and Jackson.
 *
 * <p>With jqwik they are also found by the type of a parameter, as in {@code @ForAll
 * DocumentedInventory documented} or {@code @ForAll DocumentedNetwork documented}, and narrowed by
 * the annotations of {@link io.github.batchcomm.testkit.constraints}.
 */
public final class DocumentArbitraries {

  private DocumentArbitraries() {}

  /** {@return inventories with documents that show exactly them, to be narrowed} */
  public static DocumentArbitrary documentedInventories() {
    return new DocumentArbitrary();
  }

  /**
   * {@return inventories in their networks, with documents that show exactly them, to be narrowed}
   */
  public static DocumentedNetworkArbitrary documentedNetworks() {
    return new DocumentedNetworkArbitrary();
  }

  /**
   * {@return single documents of inventories, of any shape that shows them. Each can be read, but
   * what it holds may belong to an account that another document would show}
   */
  public static Arbitrary<InventoryDocument> documents() {
    return oneOf(documentedInventories());
  }

  /** Single documents; there is at least one wherever there is an account. */
  static Arbitrary<InventoryDocument> oneOf(DocumentArbitrary documented) {
    return Combinators.combine(
            documented.filter(it -> !it.documents().isEmpty()),
            Arbitraries.integers().between(0, 59).withoutEdgeCases())
        .as((it, position) -> it.documents().get(position % it.documents().size()));
  }
}
