package io.github.batchcomm.network;

import io.github.batchcomm.model.Subnet;
import java.io.Serializable;

/**
 * Something that somebody declares, or that is taken for granted, and on which a verdict rests.
 *
 * @param layer what it is about
 * @param text the assumption, as a sentence
 */
public record Assumption(Layer layer, String text) implements Serializable {

  private static final String LENT = " leave by default outbound access";

  /** Nodes without public addresses leave a subnet by addresses that Azure lends them. */
  static Assumption ofDefaultOutboundAccess(Layer layer, Subnet subnet) {
    return new Assumption(
        layer,
        "Nodes in subnet "
            + subnet.id().name()
            + LENT
            + switch (subnet.defaultOutboundAccess()) {
              case ENABLED -> ", which is switched on there.";
              case UNKNOWN -> ", which Azure gave each subnet before November 2023.";
              case UNSTATED, DISABLED ->
                  ", which Azure gives a subnet that does not show the switch.";
            });
  }

  /**
   * Tells whether nodes are taken to leave by default outbound access: by public addresses that
   * Azure lends to machines without any of their own.
   *
   * @return true if this is such an assumption
   */
  public boolean isOfDefaultOutboundAccess() {
    return text.contains(LENT);
  }
}
