package io.github.batchcomm.testkit.documents;

import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.azure.InventoryDocument;
import net.jqwik.api.SampleReportingFormat;

/**
 * Shows documents in the reports of jqwik by their names and texts. Without batch-comm-azure it
 * applies to nothing.
 */
public final class DocumentReportingFormat implements SampleReportingFormat {

  private static final String PACKAGE = "io.github.batchcomm.";

  /** Names and not classes, which may be missing. */
  private static final ImmutableSet<String> TYPES =
      ImmutableSet.of(
          PACKAGE + "testkit.documents.DocumentedInventory",
          PACKAGE + "testkit.documents.DocumentedNetwork",
          PACKAGE + "azure.InventoryDocument");

  /** Creates the format; jqwik does. */
  public DocumentReportingFormat() {}

  /** {@return true for documents, alone or with the inventory and the network that they show} */
  @Override
  public boolean appliesTo(Object value) {
    return TYPES.contains(value.getClass().getName());
  }

  /** {@return the text to show} */
  @Override
  public Object report(Object value) {
    return SampleReportingFormat.plainLabel(Printed.text(value));
  }

  /** Loaded only once there is a value that needs batch-comm-azure itself. */
  private static final class Printed {

    static String text(Object value) {
      return value instanceof InventoryDocument document
          ? DocumentedInventory.print(document)
          : String.valueOf(value);
    }
  }
}
