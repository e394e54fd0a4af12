package io.github.batchcomm.model;

import java.io.Serializable;
import java.util.Comparator;

/**
 * Two documents that say different things of one property of a resource, such as a network security
 * group that lists a subnet which shows none. One of them is older than the other, and nothing
 * tells which: the property is unknown.
 *
 * @param resource the resource whose property is unknown
 * @param property the property
 * @param first what one document says
 * @param second what another document, or another place of the same, says
 */
public record Contradiction(
    ResourceId resource, Property property, Statement first, Statement second)
    implements Comparable<Contradiction>, Serializable {

  private static final Comparator<Contradiction> ORDER =
      Comparator.comparing(Contradiction::resource)
          .thenComparing(Contradiction::property)
          .thenComparing(it -> it.first.document())
          .thenComparing(it -> it.first.text())
          .thenComparing(it -> it.second.document())
          .thenComparing(it -> it.second.text());

  /** A property of which two resources speak. */
  public enum Property {
    /** A subnet's network security group. */
    NETWORK_SECURITY_GROUP("networkSecurityGroup"),
    /** A subnet's route table. */
    ROUTE_TABLE("routeTable"),
    /** A subnet's NAT gateway. */
    NAT_GATEWAY("natGateway"),
    /** A subnet's service endpoint policies. */
    SERVICE_ENDPOINT_POLICIES("serviceEndpointPolicies"),
    /** An Azure Firewall's policy. */
    FIREWALL_POLICY("firewallPolicy"),
    /** The policy that a firewall policy inherits from. */
    BASE_POLICY("basePolicy"),
    /** A firewall policy's rule collection groups. */
    RULE_COLLECTION_GROUPS("ruleCollectionGroups");

    private final String azureName;

    Property(String azureName) {
      this.azureName = azureName;
    }

    /** {@return the property's name in Azure's documents} */
    public String azureName() {
      return azureName;
    }
  }

  /**
   * What a document says.
   *
   * @param document the document's name
   * @param text what it says of the property, as a clause without a full stop
   */
  public record Statement(String document, String text) implements Serializable {}

  /** Orders contradictions by resource, property and what the documents say. */
  @Override
  public int compareTo(Contradiction other) {
    return ORDER.compare(this, other);
  }

  /** {@return the contradiction as a sentence that names both documents} */
  public String sentence() {
    return "The %s of %s is not known: by '%s' %s, but by '%s' %s."
        .formatted(
            property.azureName,
            resource.name(),
            first.document(),
            first.text(),
            second.document(),
            second.text());
  }
}
