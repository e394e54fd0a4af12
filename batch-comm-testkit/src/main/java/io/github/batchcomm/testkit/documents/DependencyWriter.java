package io.github.batchcomm.testkit.documents;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.batchcomm.model.OutboundDependencies;
import io.github.batchcomm.model.OutboundDependency;

/** Writes an account's list of outbound dependencies: its categories with their entries. */
final class DependencyWriter {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private DependencyWriter() {}

  /** Tells whether the list can be told from those of other accounts. */
  static boolean canShow(OutboundDependencies list, Home home) {
    return home.isOnly()
        || list.entries().stream().anyMatch(entry -> entry.domain().equals(home.host()));
  }

  /** {@return the categories; one without entries if the list has none} */
  static ArrayNode write(OutboundDependencies list, Variation variation) {
    ArrayNode categories = JSON.arrayNode();
    if (list.entries().isEmpty()) {
      ObjectNode category = categories.addObject().put("category", "Azure Batch");
      category.set("endpoints", variation.maybe() ? JSON.nullNode() : JSON.arrayNode());
      return categories;
    }
    String heading = "";
    ArrayNode endpoints = JSON.arrayNode();
    for (OutboundDependency entry : list.entries()) {
      if (!entry.category().equals(heading) || variation.seldom()) {
        heading = entry.category();
        endpoints = JSON.arrayNode();
        categories.addObject().put("category", heading).set("endpoints", endpoints);
      }
      endpoints.add(endpoint(entry, variation));
    }
    return categories;
  }

  private static ObjectNode endpoint(OutboundDependency entry, Variation variation) {
    ObjectNode json = JSON.objectNode();
    json.put("domainName", entry.domain().text() + (variation.seldom() ? "." : ""));
    if (variation.seldom()) {
      json.put("description", "as text");
    }
    if (!entry.ports().isEmpty()) {
      ArrayNode details = json.putArray("endpointDetails");
      entry
          .ports()
          .forEach(port -> details.addObject().set("port", Literals.integer(port, variation)));
    } else if (variation.maybe()) {
      json.set("endpointDetails", variation.maybe() ? JSON.nullNode() : JSON.arrayNode());
    }
    return json;
  }
}
