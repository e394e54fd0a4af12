package io.github.batchcomm.testkit;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.azure.InventoryDocument;
import io.github.batchcomm.testkit.documents.DocumentShape;
import io.github.batchcomm.testkit.documents.DocumentedInventory;
import java.util.Arrays;
import java.util.Set;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.arbitraries.ArbitraryDecorator;

/**
 * Generates inventories with documents that show exactly them. The documents vary in whatever does
 * not change what they say: how many there are and what stands together in one, whether a resource
 * stands in several places that complement each other, the order of members, null or missing, the
 * case of enum values, offsets and decimals of instants, unknown members, other things beside.
 *
 * <p>What the shapes cannot say is left out of the inventory: without {@link
 * DocumentShape#DECLARATION} nothing is declared, without a shape that shows resource ids there are
 * none, and an outbound dependency list that could be that of any account stands only where there
 * is one account. Shrinks as inventories do, and towards one plain document for each resource.
 *
 * <p>Immutable: each method gives an arbitrary that is narrowed further.
 */
public final class DocumentArbitrary extends ArbitraryDecorator<DocumentedInventory> {

  // Changed only in copies, before anybody sees them.
  private Choice<DocumentShape> shapes =
      Choice.evenly("the shape of documents", Arrays.asList(DocumentShape.values()));
  private InventoryArbitrary inventories = BatchArbitraries.inventories();

  DocumentArbitrary() {}

  /** A copy to be narrowed; jqwik's clone would keep what was already made of the original. */
  private DocumentArbitrary(DocumentArbitrary original) {
    this.shapes = original.shapes;
    this.inventories = original.inventories;
  }

  /**
   * Leaves documents of some shapes.
   *
   * @param wanted the shapes wanted, at least one of which shows accounts
   * @return such documents, of what they can say
   * @throws IllegalArgumentException if an earlier narrowing leaves none of them, or none that
   *     shows accounts
   */
  public DocumentArbitrary inShapes(DocumentShape... wanted) {
    return inShapes("inShapes" + Arrays.toString(wanted), ImmutableList.copyOf(wanted));
  }

  /**
   * Narrows the inventories, before what the shapes cannot say is left out of them.
   *
   * @param narrowing what to do with the inventories so far
   * @return documents of such inventories only
   */
  public DocumentArbitrary ofInventories(UnaryOperator<InventoryArbitrary> narrowing) {
    DocumentArbitrary narrowed = new DocumentArbitrary(this);
    narrowed.inventories = narrowing.apply(inventories);
    return narrowed;
  }

  DocumentArbitrary inShapes(String constraint, ImmutableList<DocumentShape> wanted) {
    DocumentArbitrary narrowed = new DocumentArbitrary(this);
    narrowed.shapes = shapes.only(constraint, wanted);
    checkShowsAccounts(constraint, narrowed.shapes.allowed());
    return narrowed;
  }

  static void checkShowsAccounts(String constraint, Set<DocumentShape> shapes) {
    if (shapes.stream().noneMatch(DocumentShape::showsAccounts)) {
      throw new IllegalArgumentException(
          "%s leaves no shape that shows accounts, without which nothing can be read. Add one of %s"
              .formatted(
                  constraint,
                  Arrays.stream(DocumentShape.values())
                      .filter(DocumentShape::showsAccounts)
                      .toList()));
    }
  }

  /** Single documents out of these. */
  Arbitrary<InventoryDocument> single() {
    return DocumentArbitraries.oneOf(this);
  }

  @Override
  protected Arbitrary<DocumentedInventory> arbitrary() {
    return DocumentedInventory.showing(inventories, shapes.allowed());
  }
}
