package io.github.batchcomm.examples;

import static io.github.batchcomm.model.NodeCommunicationMode.CLASSIC;
import static io.github.batchcomm.model.PoolConfiguration.VIRTUAL_MACHINE;

import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.Region;
import java.time.Instant;

/** Asks the library which model a pool uses and will use, and what it needs from the network. */
public final class QuickStart {

  private QuickStart() {}

  /**
   * Prints the answer for one pool that still asks for classic communication.
   *
   * @param args not used
   */
  public static void main(String[] args) {
    // tag::readme
    var account = BatchAccount.builder().name("acct1").region(Region.of("westeurope")).build();
    var machines = BatchPool.builder().id("frames").configuration(VIRTUAL_MACHINE);
    var pool = machines.currentMode(CLASSIC).targetMode(CLASSIC).build();
    var asOf = Instant.parse("2026-04-15T09:00:00Z");
    var rules = BatchCommunication.latest();

    var model = rules.effectiveModel(account, pool, asOf);
    System.out.printf("now %s, after a scale-out %s%n", model.current(), model.next());
    for (var flow : rules.requiredEndpoints(account, pool, asOf)) {
      System.out.printf(
          "%s %s %s %s%n", flow.need().kind(), flow.direction(), flow.ports(), flow.remote());
    }
    // end::readme
  }
}
