package io.github.batchcomm.testkit.laws;

import io.github.batchcomm.model.NodeCommunicationMode;
import java.time.Instant;

/**
 * A pool and its account of which everything is known.
 *
 * @param shape what does not change over time
 * @param times what does
 * @param target the mode asked for; never unknown
 */
record World(Shape shape, Times times, NodeCommunicationMode target) {

  /** Whether a pool has public IP addresses, and if not, of which generation it is. */
  enum PublicIp {
    YES,
    NONE_V1,
    NONE_V2
  }

  /**
   * What does not change over time.
   *
   * @param cloudServices whether it is of Cloud Services Configuration
   * @param supported whether the edition supports the region
   * @param privateAccount whether the account is a private one
   * @param virtualNetwork whether it stands in a virtual network
   * @param publicIp whether it has public IP addresses
   */
  record Shape(
      boolean cloudServices,
      boolean supported,
      boolean privateAccount,
      boolean virtualNetwork,
      PublicIp publicIp) {}

  /**
   * When things happened.
   *
   * @param accountSimplified whether the account's model was simplified at allocation
   * @param everOptedIn whether the account had ever been opted in at allocation
   * @param targetInForce whether the target mode was set before allocation
   * @param created when the pool was created
   * @param allocated when the nodes were allocated
   * @param asOf when the question is asked
   */
  record Times(
      boolean accountSimplified,
      boolean everOptedIn,
      boolean targetInForce,
      Instant created,
      Instant allocated,
      Instant asOf) {}
}
