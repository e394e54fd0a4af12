package io.github.batchcomm.model;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.io.Serializable;

/**
 * A service endpoint policy: it lets machines of the subnets that have it reach, by service
 * endpoints, only the resources that it names.
 *
 * @param id its id
 * @param definitions what it names
 */
public record ServiceEndpointPolicy(ResourceId id, ImmutableList<Definition> definitions)
    implements Serializable {

  private static final String BATCH = "/services/Azure/Batch";
  private static final String STORAGE = "Microsoft.Storage";

  /** {@return true if it names the alias of Azure Batch, {@code /services/Azure/Batch}} */
  public boolean namesBatch() {
    return definitions.stream()
        .flatMap(it -> it.serviceResources().stream())
        .anyMatch(it -> Ascii.equalsIgnoreCase(it, BATCH));
  }

  /** {@return true if a definition of it names storage accounts} */
  public boolean filtersStorage() {
    return definitions.stream().anyMatch(it -> Ascii.equalsIgnoreCase(it.service(), STORAGE));
  }

  /**
   * Resources of one service that a policy names.
   *
   * @param name the definition's name
   * @param service the service, such as {@code Microsoft.Storage}, or {@code Global} for aliases
   * @param serviceResources ids of subscriptions, resource groups or resources, or aliases such as
   *     {@code /services/Azure/Batch}
   */
  public record Definition(String name, String service, ImmutableSet<String> serviceResources)
      implements Serializable {}
}
