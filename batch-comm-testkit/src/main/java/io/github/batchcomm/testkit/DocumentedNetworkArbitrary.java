package io.github.batchcomm.testkit;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.testkit.documents.DocumentShape;
import io.github.batchcomm.testkit.documents.DocumentedNetwork;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.arbitraries.ArbitraryDecorator;

/**
 * Generates inventories in their networks, with documents that show exactly them. The documents
 * vary as {@link DocumentArbitrary} has it, and besides in what networks add: what stands within a
 * resource, by itself or in a list of its own, singular and plural properties, default rules shown
 * or not, bits set behind a prefix, addresses as ranges, service tags in either kind of list.
 *
 * <p>What the shapes cannot say is left out, and so is what no document of Azure can: a security
 * rule of two protocols, or one that names an IP group. Shrinks as inventories and networks do, and
 * towards plain documents.
 *
 * <p>Immutable: each method gives an arbitrary that is narrowed further.
 */
public final class DocumentedNetworkArbitrary extends ArbitraryDecorator<DocumentedNetwork> {

  // Changed only in copies, before anybody sees them.
  private Choice<DocumentShape> shapes =
      Choice.evenly("the shape of documents", Arrays.asList(DocumentShape.values()));
  private InventoryArbitrary inventories = BatchArbitraries.inventories();
  private NetworkArbitrary networks = NetworkArbitraries.networks();

  DocumentedNetworkArbitrary() {}

  /** A copy to be narrowed; jqwik's clone would keep what was already made of the original. */
  private DocumentedNetworkArbitrary(DocumentedNetworkArbitrary original) {
    this.shapes = original.shapes;
    this.inventories = original.inventories;
    this.networks = original.networks;
  }

  /**
   * Leaves documents of some shapes.
   *
   * @param wanted the shapes wanted, at least one of which shows accounts
   * @return such documents, of what they can say
   * @throws IllegalArgumentException if an earlier narrowing leaves none of them, or none that
   *     shows accounts
   */
  public DocumentedNetworkArbitrary inShapes(DocumentShape... wanted) {
    return inShapes("inShapes" + Arrays.toString(wanted), ImmutableList.copyOf(wanted));
  }

  /**
   * Narrows the inventories, before what the shapes cannot say is left out of them.
   *
   * @param narrowing what to do with the inventories so far
   * @return documents of such inventories only
   */
  public DocumentedNetworkArbitrary ofInventories(UnaryOperator<InventoryArbitrary> narrowing) {
    DocumentedNetworkArbitrary narrowed = new DocumentedNetworkArbitrary(this);
    narrowed.inventories = narrowing.apply(inventories);
    return narrowed;
  }

  /**
   * Narrows the networks, before what cannot be said is left out of them. They stand around the
   * inventories, whatever they were narrowed to stand around.
   *
   * @param narrowing what to do with the networks so far
   * @return documents of such networks only
   */
  public DocumentedNetworkArbitrary ofNetworks(UnaryOperator<NetworkArbitrary> narrowing) {
    DocumentedNetworkArbitrary narrowed = new DocumentedNetworkArbitrary(this);
    narrowed.networks = narrowing.apply(networks);
    return narrowed;
  }

  DocumentedNetworkArbitrary inShapes(String constraint, ImmutableList<DocumentShape> wanted) {
    DocumentedNetworkArbitrary narrowed = new DocumentedNetworkArbitrary(this);
    narrowed.shapes = shapes.only(constraint, wanted);
    DocumentArbitrary.checkShowsAccounts(constraint, narrowed.shapes.allowed());
    return narrowed;
  }

  @Override
  protected Arbitrary<DocumentedNetwork> arbitrary() {
    return DocumentedNetwork.showing(
        Combinators.combine(inventories, networks.drafts(), NetworkArbitrary.placed())
            .as(
                (inventory, draft, placed) ->
                    Tuple.of(
                        inventory,
                        NetworkArbitrary.network(
                            NetworkArbitrary.placesOf(inventory.accounts()), draft, placed))),
        ImmutableSet.copyOf(shapes.allowed()));
  }
}
