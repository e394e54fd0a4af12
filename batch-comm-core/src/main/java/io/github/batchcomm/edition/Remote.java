package io.github.batchcomm.edition;

import io.github.batchcomm.model.HostName;
import io.github.batchcomm.model.ServiceTag;
import java.io.Serializable;

/** Who is at the other end of a flow, before the account's region and cloud are filled in. */
public sealed interface Remote extends Serializable {

  /**
   * The addresses of a service in the account's region.
   *
   * @param service the service's global tag
   */
  record RegionalService(ServiceTag service) implements Remote {}

  /**
   * The addresses of a service everywhere.
   *
   * @param service the service's tag
   */
  record GlobalService(ServiceTag service) implements Remote {}

  /**
   * A host.
   *
   * @param name the name, possibly with a leading {@code *} label
   */
  record Host(HostName name) implements Remote {}

  /** The private endpoint that leads to the account's node management. */
  record NodeManagementPrivateEndpoint() implements Remote {}

  /** Any address. */
  record Anywhere() implements Remote {}

  /** The addresses from which the customer's administrators work. */
  record Administrators() implements Remote {}
}
