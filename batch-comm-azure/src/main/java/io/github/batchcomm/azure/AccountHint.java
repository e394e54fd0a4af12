package io.github.batchcomm.azure;

import io.github.batchcomm.model.HostName;
import io.github.batchcomm.model.ResourceId;

/** What a document tells about the account that a pool or a list in it belongs to. */
sealed interface AccountHint {

  /**
   * The account's resource id, from the pool's own.
   *
   * @param id the id
   */
  record OfId(ResourceId id) implements AccountHint {

    @Override
    public String toString() {
      return "account '" + id.name() + "' of resource group '" + id.resourceGroup() + "'";
    }
  }

  /**
   * The account's name, from the pool's name in a template.
   *
   * @param name the name
   */
  record OfName(String name) implements AccountHint {

    @Override
    public String toString() {
      return "account '" + Quoted.text(name) + "'";
    }
  }

  /**
   * A host that may be the account's endpoint.
   *
   * @param host the host
   */
  record OfHost(HostName host) implements AccountHint {

    @Override
    public String toString() {
      return "the account at " + Quoted.text(host.text());
    }
  }

  /** Nothing at all. */
  record Nothing() implements AccountHint {

    @Override
    public String toString() {
      return "an account that the document does not name";
    }
  }
}
