package io.github.batchcomm.testkit.documents;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.azure.InventoryDocument;
import io.github.batchcomm.model.Inventory;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.testkit.internal.KnownFacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * An inventory, and documents that show exactly it: {@link
 * io.github.batchcomm.azure.AzureInventory#read} of the documents gives the inventory, without a
 * problem, in whatever order they are.
 *
 * @param inventory the inventory, with accounts and pools in the order in which they are read
 * @param documents the documents, in the order of their names; none if there is nothing to show
 */
public record DocumentedInventory(Inventory inventory, ImmutableList<InventoryDocument> documents) {

  /** As many as a pool in three places needs. */
  private static final int LONGEST_VARIATION = 150;

  /**
   * Generates documents for inventories.
   *
   * @param inventories the inventories; what the shapes cannot say is left out of them
   * @param shapes the shapes of documents to use, at least one of which shows accounts
   * @return the inventories with the documents that show exactly them
   * @throws IllegalArgumentException if none of the shapes shows accounts
   */
  public static Arbitrary<DocumentedInventory> showing(
      Arbitrary<Inventory> inventories, ImmutableSet<DocumentShape> shapes) {
    checkShapes(shapes);
    // The variations first, so that they shrink first: most failures need none.
    return Combinators.combine(
            VariationNumbers.arbitrary(Documentation.VARIATIONS, LONGEST_VARIATION),
            AssignedInventory.arbitrary(
                inventories.map(inventory -> Tuple.of(inventory, Network.unknown()))))
        .as((numbers, inventory) -> Documentation.of(inventory, shapes, numbers));
  }

  static void checkShapes(ImmutableSet<DocumentShape> shapes) {
    if (shapes.stream().noneMatch(DocumentShape::showsAccounts)) {
      throw new IllegalArgumentException(
          "%s shows no accounts, without which nothing can be read. Add one of %s"
              .formatted(
                  shapes,
                  Arrays.stream(DocumentShape.values())
                      .filter(DocumentShape::showsAccounts)
                      .toList()));
    }
  }

  /** {@return what is known of the inventory, in short, and the text of each document} */
  @Override
  public String toString() {
    return KnownFacts.of(inventory) + print(documents);
  }

  /** {@return the documents, each in a line of its own and behind a line feed} */
  static String print(ImmutableList<InventoryDocument> documents) {
    return documents.stream().map(it -> "\n" + print(it)).collect(joining());
  }

  /** {@return a document's name and text} */
  static String print(InventoryDocument document) {
    try {
      return document.name()
          + ": "
          + document.content().asCharSource(StandardCharsets.UTF_8).read();
    } catch (IOException e) {
      throw new UncheckedIOException("Document " + document.name() + " cannot be read", e);
    }
  }
}
