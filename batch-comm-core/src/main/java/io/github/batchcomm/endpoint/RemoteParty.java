package io.github.batchcomm.endpoint;

import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.model.HostName;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.ServiceTag;
import java.io.Serializable;

/** Who is at the other end of a flow. Its text is short enough for a table. */
public sealed interface RemoteParty extends Serializable {

  /**
   * The addresses of a service tag.
   *
   * @param tag the tag
   */
  record Tag(ServiceTag tag) implements RemoteParty {
    @Override
    public String toString() {
      return tag.toString();
    }
  }

  /**
   * A host.
   *
   * @param name the host's name, or a pattern for several
   */
  record Host(HostName name) implements RemoteParty {
    @Override
    public String toString() {
      return name.toString();
    }
  }

  /**
   * A private endpoint to the account's node management.
   *
   * @param endpoints the approved private endpoints the account shows; empty if none is known
   */
  record NodeManagementPrivateEndpoint(ImmutableSet<ResourceId> endpoints) implements RemoteParty {
    @Override
    public String toString() {
      return "private endpoint to nodeManagement";
    }
  }

  /**
   * A storage account's host, which nodes reach at the address that DNS gives them.
   *
   * @param host the host's name, such as {@code acct.file.core.windows.net}
   * @param tag the service tag that its public addresses are taken to be among
   */
  record StorageAccount(HostName host, ServiceTag tag) implements RemoteParty {
    @Override
    public String toString() {
      return host.toString();
    }
  }

  /** Any address. */
  record Anywhere() implements RemoteParty {
    @Override
    public String toString() {
      return "*";
    }
  }

  /** The addresses from which the customer's administrators work. */
  record Administrators() implements RemoteParty {
    @Override
    public String toString() {
      return "administrators";
    }
  }
}
