package com.example.tickets;

import static io.github.batchcomm.model.CommunicationModel.CLASSIC;
import static io.github.batchcomm.testkit.assertions.BatchAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.Inventory;
import io.github.batchcomm.model.NodeCommunicationMode;
import io.github.batchcomm.testkit.constraints.Decisive;
import io.github.batchcomm.testkit.constraints.InRegion;
import io.github.batchcomm.testkit.constraints.WithCurrentMode;
import io.github.batchcomm.testkit.constraints.WithNodes;
import io.github.batchcomm.testkit.laws.Invariants;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ChangeTicketsTest {

  @Property
  void everyRequiredFlowHasALine(
      @ForAll BatchCommunication rules,
      @ForAll BatchAccount account,
      @ForAll BatchPool pool,
      @ForAll @Decisive Instant asOf) {
    var lines = new ChangeTickets(rules).linesFor(account, pool, asOf);
    assertThat(lines).hasSameSizeAs(rules.requiredEndpoints(account, pool, asOf));
  }

  @Property
  void poolsSeenToBeClassicAreOpenedToStorage(
      @ForAll @InRegion("westeurope") BatchAccount account,
      @ForAll @WithNodes @WithCurrentMode(NodeCommunicationMode.CLASSIC) BatchPool pool,
      @ForAll @Decisive Instant asOf) {
    var rules = BatchCommunication.latest();
    assertThat(rules.effectiveModel(account, pool, asOf)).isCurrently(CLASSIC);
    assertThat(rules.requiredEndpoints(account, pool, asOf))
        .require("classic-storage-outbound")
        .withRemote("Storage.WestEurope");
    assertThat(new ChangeTickets(rules).linesFor(account, pool, asOf))
        .contains("classic-storage-outbound: OUTBOUND Storage.WestEurope [443]");
  }

  @Property
  void theRulesWeUseKeepTheLaws(@ForAll Inventory inventory, @ForAll @Decisive Instant asOf) {
    Invariants.checkAll(BatchCommunication.latest(), inventory, asOf);
  }
}
