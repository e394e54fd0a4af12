package io.github.batchcomm.testkit.documents;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.azure.InventoryDocument;
import io.github.batchcomm.model.Inventory;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.testkit.internal.KnownFacts;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple.Tuple2;

/**
 * An inventory in its network, and documents that show exactly them: {@link
 * io.github.batchcomm.azure.AzureInventory#read} of the documents gives the inventory and the
 * network with its service tags, without a problem, in whatever order they are.
 *
 * @param inventory the inventory, with accounts and pools in the order in which they are read
 * @param network the network around it, with its resources in the order in which they are read
 * @param documents the documents, in the order of their names; none if there is nothing to show
 */
public record DocumentedNetwork(
    Inventory inventory, Network network, ImmutableList<InventoryDocument> documents) {

  /** As many as a network security group of eight rules needs. */
  private static final int LONGEST_VARIATION = 250;

  /**
   * Generates documents for inventories in their networks.
   *
   * @param networks the inventories with the networks around them; what the shapes, or any
   *     document, cannot say is left out of them
   * @param shapes the shapes of documents to use, at least one of which shows accounts
   * @return both with the documents that show exactly them
   * @throws IllegalArgumentException if none of the shapes shows accounts
   */
  public static Arbitrary<DocumentedNetwork> showing(
      Arbitrary<Tuple2<Inventory, Network>> networks, ImmutableSet<DocumentShape> shapes) {
    DocumentedInventory.checkShapes(shapes);
    // The variations first, so that they shrink first: most failures need none.
    return Combinators.combine(
            VariationNumbers.arbitrary(Documentation.NETWORK_VARIATIONS, LONGEST_VARIATION),
            AssignedInventory.arbitrary(networks))
        .as((numbers, inventory) -> Documentation.inNetwork(inventory, shapes, numbers));
  }

  /**
   * {@return what is known of the inventory and its network, in short, and each document's text}
   */
  @Override
  public String toString() {
    return KnownFacts.of(inventory)
        + "; "
        + KnownFacts.of(network)
        + DocumentedInventory.print(documents);
  }
}
