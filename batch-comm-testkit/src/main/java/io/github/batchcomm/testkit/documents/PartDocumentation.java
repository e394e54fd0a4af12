package io.github.batchcomm.testkit.documents;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.testkit.documents.NetworkDocumentation.Apart;
import io.github.batchcomm.testkit.documents.NetworkDocumentation.Owner;
import java.util.List;
import java.util.function.Function;

/**
 * Writes the parts of a resource that it lists: in the resource, in an array of their own, or both,
 * and now and then once more by themselves.
 *
 * @param <P> the part
 */
final class PartDocumentation<P> {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final NetworkDocumentation network;
  private final Function<P, ResourceId> id;
  private final NetworkDocumentation.Writer<P> writer;
  private final Variation variation;

  PartDocumentation(
      NetworkDocumentation network,
      Function<P, ResourceId> id,
      NetworkDocumentation.Writer<P> writer,
      Variation variation) {
    this.network = network;
    this.id = id;
    this.writer = writer;
    this.variation = variation;
  }

  /**
   * Writes parts.
   *
   * @param parts all parts of the resource
   * @param property the property of the resource that lists them
   * @param owners the views of the resource; there may be none if there are parts
   */
  void write(ImmutableList<P> parts, String property, List<Owner> owners) {
    boolean mayStandApart = !parts.isEmpty() && !network.partLists().isEmpty();
    // One list is sure: that in a view, or behind these, the array.
    int sure = variation.below(owners.size() + (mayStandApart ? 1 : 0));
    for (int i = 0; i < owners.size(); i++) {
      if (i == sure || variation.seldom()) {
        nested(parts, property, owners.get(i));
      }
      if (owners.get(i).mayHaveChildren() && variation.maybe()) {
        children(parts, owners.get(i));
      }
    }
    if (mayStandApart && (sure == owners.size() || variation.seldom())) {
      apart(parts);
    }
    if (!parts.isEmpty() && !network.singles().isEmpty() && variation.seldom()) {
      alone(variation.of(parts));
    }
  }

  private void nested(ImmutableList<P> parts, String property, Owner owner) {
    if (parts.isEmpty()) {
      // Null in its place would say nothing.
      owner.json().property(property, JSON.arrayNode());
      return;
    }
    ResourceForm form = owner.place().form();
    ArrayNode array = JSON.arrayNode();
    parts.forEach(
        it -> array.add(written(it, form, ResourceJson.within(form, id.apply(it), variation))));
    owner.json().property(property, array);
  }

  private void children(ImmutableList<P> parts, Owner owner) {
    for (P part : parts) {
      network.child(
          owner,
          id.apply(part),
          json -> written(part, ResourceForm.CHILD_IN_TEMPLATE, json),
          variation);
    }
  }

  private void apart(ImmutableList<P> parts) {
    DocumentShape shape = variation.of(network.partLists());
    ArrayNode array = JSON.arrayNode();
    for (P part : parts) {
      ResourceForm form = variation.of(shape.networkForms());
      array.add(written(part, form, ResourceJson.of(id.apply(part), form, variation)));
    }
    network.apart(new Apart(shape, DocumentBinder.anywhere(variation), array));
  }

  /** Last, because parts are read in the order in which they are first met. */
  private void alone(P part) {
    DocumentShape shape = variation.of(network.singles());
    ResourceForm form = shape.networkForms().get(0);
    network.apart(
        new Apart(
            shape,
            DocumentBinder.LAST,
            written(part, form, ResourceJson.of(id.apply(part), form, variation))));
  }

  private ObjectNode written(P part, ResourceForm form, ResourceJson json) {
    return writer.write(part, form, json, variation);
  }
}
