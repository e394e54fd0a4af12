package io.github.batchcomm.testkit;

import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.azure.InventoryDocument;
import io.github.batchcomm.testkit.documents.DocumentedNetwork;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.providers.ArbitraryProvider;
import net.jqwik.api.providers.TypeUsage;

/**
 * Lets jqwik find documents by the type of a parameter, {@code DocumentedInventory}, {@code
 * DocumentedNetwork} or {@code InventoryDocument}, narrowed by the annotations of {@link
 * io.github.batchcomm.testkit.constraints}. jqwik finds this class by itself, and without
 * batch-comm-azure it provides nothing.
 */
public final class DocumentArbitraryProvider implements ArbitraryProvider {

  private static final String PACKAGE = "io.github.batchcomm.";

  /** Names and not classes, which may be missing. */
  private static final ImmutableSet<String> TYPES =
      ImmutableSet.of(
          PACKAGE + "testkit.documents.DocumentedInventory",
          PACKAGE + "testkit.documents.DocumentedNetwork",
          PACKAGE + "azure.InventoryDocument");

  /** Creates the provider; jqwik does. */
  public DocumentArbitraryProvider() {}

  /** {@return true for documents, alone or with the inventory and the network that they show} */
  @Override
  public boolean canProvideFor(TypeUsage type) {
    return TYPES.contains(type.getRawType().getName());
  }

  /**
   * {@return the arbitrary for the type}
   *
   * @throws net.jqwik.api.JqwikException if the annotations exclude each other or do not apply
   */
  @Override
  public Set<Arbitrary<?>> provideFor(TypeUsage type, SubtypeProvider subtypes) {
    return Set.of(Constraints.of(type).apply(it -> Narrowed.arbitrary(type, it)));
  }

  /** {@return as much as for the other values of batch-comm} */
  @Override
  public int priority() {
    return 5;
  }

  /** Loaded only once a type is asked for that needs batch-comm-azure itself. */
  private static final class Narrowed {

    static Arbitrary<?> arbitrary(TypeUsage type, Constraints constraints) {
      if (type.isOfType(DocumentedNetwork.class)) {
        return networks(constraints);
      }
      DocumentArbitrary documented =
          constraints
              .shapes()
              .map(
                  shapes ->
                      DocumentArbitraries.documentedInventories()
                          .inShapes(shapes.constraint(), shapes.wanted()))
              .orElseGet(DocumentArbitraries::documentedInventories)
              .ofInventories(constraints::narrowDocumented);
      return type.isOfType(InventoryDocument.class) ? documented.single() : documented;
    }

    private static Arbitrary<?> networks(Constraints constraints) {
      return constraints
          .shapes()
          .map(
              shapes ->
                  DocumentArbitraries.documentedNetworks()
                      .inShapes(shapes.constraint(), shapes.wanted()))
          .orElseGet(DocumentArbitraries::documentedNetworks)
          .ofInventories(constraints::narrowDocumented);
    }
  }
}
