package io.github.batchcomm.examples;

import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.azure.AzureInventory;
import io.github.batchcomm.azure.InventoryDocument;
import io.github.batchcomm.network.NetworkVerdict;
import io.github.batchcomm.network.ProofChecker;
import java.time.Instant;
import java.util.List;

/**
 * Walks pools from documents to proofs: reads what Azure emits, asks whether the network lets every
 * required flow through, and checks each proof.
 */
public final class NetworkProofs {

  private NetworkProofs() {}

  /**
   * Prints the verdict about each flow of the pools in the sample export.
   *
   * @param args not used
   */
  public static void main(String[] args) {
    print(SampleExport.documents(), Instant.parse("2026-02-01T00:00:00Z"));
  }

  private static void print(List<InventoryDocument> documents, Instant asOf) {
    // tag::readme
    var inventory = AzureInventory.read(documents);
    var network = inventory.network();
    var rules = BatchCommunication.latest();
    var checker = new ProofChecker(rules.edition());
    for (var owner : inventory.accounts()) {
      for (var pool : owner.pools()) {
        for (var flow : rules.audit(owner.account(), pool, network, asOf).flows()) {
          System.out.println(pool.id() + ", " + flow.flow().endpoint().id());
          if (flow.verdict() instanceof NetworkVerdict.Permitted it) {
            var wrong = checker.check(it.proof(), owner.account(), pool, network, asOf);
            System.out.println("  permitted, proof " + (wrong.isEmpty() ? "holds" : wrong));
          } else if (flow.verdict() instanceof NetworkVerdict.Blocked it) {
            it.blockers().forEach(blocker -> System.out.println("  " + blocker.sentence()));
          } else if (flow.verdict() instanceof NetworkVerdict.Undetermined it) {
            it.missing().forEach(m -> System.out.println("  " + m.what() + " " + m.settledBy()));
          }
        }
      }
    }
    inventory.problems().forEach(System.err::println);
    // end::readme
  }
}
