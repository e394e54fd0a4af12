package io.github.batchcomm.network;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.Network;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A checker of proofs: reads the documents once more and sees for itself whether a {@link Proof}
 * holds. It shares no decision with {@link NetworkEvaluation}, only what the names in documents
 * stand for and which packets an endpoint asks for.
 *
 * <p>A proof holds if
 *
 * <ul>
 *   <li>it is about the packets that the documents give for its endpoint;
 *   <li>its parts have no packet in common and add up to the flow, counted exactly;
 *   <li>each layer on the path of a part, and no other, is answered for by one rule, in the order
 *       of the path;
 *   <li>each of these rules surely matches the whole part, lets it through, and comes before every
 *       rule that would decide otherwise.
 * </ul>
 *
 * <p>Immutable and safe to share between threads.
 */
public final class ProofChecker {

  private final Edition edition;

  /**
   * Creates the checker by an edition.
   *
   * @param edition the rules to go by: those the proof was made by
   */
  public ProofChecker(Edition edition) {
    this.edition = edition;
  }

  /**
   * Checks a proof.
   *
   * @param proof the proof
   * @param account the account of the pool whose flow it is about
   * @param pool the pool
   * @param network everything known of the networks around the pool
   * @param asOf the instant asked about, in UTC: the one the proof was made for
   * @return everything that is wrong with the proof, each as a sentence that says which part, which
   *     layer and which rule; none if the proof holds
   */
  public ImmutableList<String> check(
      Proof proof, BatchAccount account, BatchPool pool, Network network, Instant asOf) {
    Surroundings surroundings = Surroundings.of(edition, account, pool, network, asOf);
    ImmutableList.Builder<String> objections = ImmutableList.builder();
    objections.addAll(partition(proof));
    // By the names of another flow nothing can be said about the rules.
    if (!new RequiredFlows(surroundings).of(proof.flow().endpoint()).contains(proof.flow())) {
      return objections
          .add(
              "The flow is not the one that the documents give for endpoint "
                  + proof.flow().endpoint().id()
                  + ": its packets or its remote side differ.")
          .build();
    }
    for (int i = 0; i < proof.parts().size(); i++) {
      ProofPart part = proof.parts().get(i);
      if (!part.packets().isEmpty()) {
        for (String objection : new PartCheck(surroundings, proof.flow(), part).objections()) {
          objections.add("Part " + (i + 1) + ": " + objection + ".");
        }
      }
    }
    return objections.build();
  }

  /** Disjoint parts within the flow whose counts add up to its count are a partition of it. */
  private static List<String> partition(Proof proof) {
    List<String> objections = new ArrayList<>();
    BigInteger sum = BigInteger.ZERO;
    for (int i = 0; i < proof.parts().size(); i++) {
      FlowProduct packets = proof.parts().get(i).packets();
      sum = sum.add(packets.count());
      if (packets.isEmpty()) {
        objections.add("Part " + (i + 1) + " is empty.");
      }
      if (!proof.flow().packets().containsAll(packets)) {
        objections.add("Part " + (i + 1) + " has packets outside the flow.");
      }
      for (int j = 0; j < i; j++) {
        if (packets.intersects(proof.parts().get(j).packets())) {
          objections.add("Parts " + (j + 1) + " and " + (i + 1) + " overlap.");
        }
      }
    }
    BigInteger count = proof.flow().packets().count();
    if (!sum.equals(count)) {
      objections.add("The parts add up to " + sum + " packets, the flow has " + count + ".");
    }
    return objections;
  }
}
