package io.github.batchcomm.testkit.laws;

import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.model.Inventory;
import io.github.batchcomm.testkit.constraints.Decisive;
import io.github.batchcomm.testkit.constraints.FullyKnown;
import io.github.batchcomm.testkit.constraints.Published;
import io.github.batchcomm.testkit.constraints.UserMade;
import java.time.Instant;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The laws, over whatever there may be. */
class InvariantProperties {

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void everyLawHoldsByEveryPublishedEdition(
      @ForAll Inventory inventory,
      @ForAll @Published BatchCommunication rules,
      @ForAll @Decisive Instant asOf) {
    Invariants.checkAll(rules, inventory, asOf);
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void everyLawHoldsWhereEverythingIsKnown(
      @ForAll @FullyKnown Inventory inventory,
      @ForAll @Published BatchCommunication rules,
      @ForAll @Decisive Instant asOf) {
    Invariants.checkAll(rules, inventory, asOf);
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void everyLawHoldsByEditionsThatUsersMake(
      @ForAll Inventory inventory,
      @ForAll @UserMade BatchCommunication rules,
      @ForAll @Decisive Instant asOf) {
    Invariants.checkAll(rules, inventory, asOf);
  }
}
