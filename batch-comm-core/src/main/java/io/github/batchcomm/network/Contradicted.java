package io.github.batchcomm.network;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.model.Contradiction;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.ResourceId;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What is missing where documents contradict each other about a property. */
final class Contradicted {

  private Contradicted() {}

  /**
   * Says why a property is not known.
   *
   * @param otherwise what is missing if no documents contradict each other about it
   */
  static MissingFact or(
      Network network,
      Layer layer,
      ResourceId resource,
      Contradiction.Property property,
      Supplier<MissingFact> otherwise) {
    ImmutableList<Contradiction> found = network.contradictions(resource, property);
    return found.isEmpty()
        ? otherwise.get()
        : new MissingFact(
            layer,
            found.stream().map(Contradiction::sentence).collect(Collectors.joining(" ")),
            "One of the documents is older than the other: export both at one time.");
  }
}
