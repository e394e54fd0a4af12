package io.github.batchcomm.testkit;

import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.Inventory;
import io.github.batchcomm.model.InventoryAccount;
import io.github.batchcomm.testkit.internal.KnownFacts;
import net.jqwik.api.SampleReportingFormat;

/**
 * Shows values in the reports of jqwik as short as they can be read: of an account or a pool what
 * is known, of an edition its id.
 */
public final class BatchReportingFormat implements SampleReportingFormat {

  /** Creates the format; jqwik does. */
  public BatchReportingFormat() {}

  /** {@return true for accounts, pools, inventories, editions and the facade} */
  @Override
  public boolean appliesTo(Object value) {
    return value instanceof BatchAccount
        || value instanceof BatchPool
        || value instanceof Inventory
        || value instanceof InventoryAccount
        || value instanceof Edition
        || value instanceof BatchCommunication;
  }

  /** {@return the text to show} */
  @Override
  public Object report(Object value) {
    return SampleReportingFormat.plainLabel(KnownFacts.of(value));
  }
}
