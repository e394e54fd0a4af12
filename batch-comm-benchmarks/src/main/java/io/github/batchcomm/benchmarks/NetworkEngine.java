package io.github.batchcomm.benchmarks;

import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.model.NetworkSecurityGroup;

/**
 * A way to decide whether the outbound rules of a network security group allow every packet of a
 * required flow.
 *
 * <p>Addresses of rules must be written out; service tags and other names are not looked up here.
 */
public interface NetworkEngine {

  /** {@return the name under which the engine appears in tables} */
  String name();

  /**
   * Decides about all required packets.
   *
   * @param group the group, of which the outbound rules are asked
   * @param required the required packets
   * @return implied, or not implied with one required packet that the group does not allow
   */
  Answer decide(NetworkSecurityGroup group, FlowProduct required);
}
