package io.github.batchcomm.testkit.documents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.base.Ascii;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.ProvisioningState;
import io.github.batchcomm.model.ResourceId;
import java.time.Instant;
import java.util.Optional;

/**
 * A resource while it is written: its properties stand in {@code properties} or beside its name,
 * now and then one of them in the other place. What is unknown is missing, or null where that says
 * no more.
 */
final class ResourceJson {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final ObjectNode root = JSON.objectNode();
  private final ObjectNode properties = JSON.objectNode();
  private final boolean nested;
  private final Variation variation;

  ResourceJson(boolean nested, Variation variation) {
    this.nested = nested;
    this.variation = variation;
  }

  /**
   * Begins a resource of a network, by what tells which it is.
   *
   * @param id its id
   * @param form its form; a child in a template is known by its parent and has no id
   */
  static ResourceJson of(ResourceId id, ResourceForm form, Variation variation) {
    ResourceJson json = new ResourceJson(form != ResourceForm.FLAT, variation);
    Optional<ResourceId> parent = id.parent();
    if (form == ResourceForm.CHILD_IN_TEMPLATE) {
      ResourceId owner = parent.orElseThrow();
      json.beside("name", variation.maybe() ? owner.name() + "/" + id.name() : id.name());
      if (variation.maybe()) {
        json.type(id.type());
      } else {
        json.beside("type", id.type().substring(id.type().lastIndexOf('/') + 1));
      }
      return json;
    }
    json.beside("id", Literals.id(id, variation));
    if (parent.isPresent() || !variation.seldom()) {
      json.beside("name", id.name());
    }
    if (!variation.seldom()) {
      json.type(id.type());
    }
    if (form == ResourceForm.FLAT && variation.maybe()) {
      json.beside("resourceGroup", id.resourceGroup());
    }
    return json;
  }

  /**
   * Begins a part of a resource where that shows it.
   *
   * @param id the id of the part
   * @param owner the form of the resource
   */
  static ResourceJson within(ResourceForm owner, ResourceId id, Variation variation) {
    ResourceJson json = new ResourceJson(owner != ResourceForm.FLAT, variation);
    json.beside("name", id.name());
    if (variation.maybe()) {
      json.beside("id", Literals.id(id, variation));
    }
    if (variation.seldom()) {
      json.type(id.type());
    }
    return json;
  }

  /** Writes what stands beside the name whatever the form. */
  void beside(String name, String value) {
    root.put(name, value);
  }

  /** Writes a property. */
  void property(String name, JsonNode value) {
    boolean inProperties = nested != (variation.below(20) == 19);
    (inProperties ? properties : root).set(name, value);
  }

  /** Writes a property that is a text. */
  void property(String name, String value) {
    property(name, JSON.textNode(value));
  }

  /** Writes a property of which nothing is known: not at all, or null. */
  void unknown(String name) {
    if (variation.below(4) == 3) {
      property(name, JSON.nullNode());
    }
  }

  /** Writes a constant; an unknown one is missing, null, empty, or one that nobody knows. */
  void constant(String name, Enum<?> constant) {
    if (isKnown(constant)) {
      property(name, Literals.constant(constant, variation));
    } else {
      unknownConstant(variation).ifPresent(it -> property(name, it));
    }
  }

  /** {@return whether a property is written and is not null, whatever it says} */
  boolean isGiven(String name) {
    return root.hasNonNull(name) || properties.hasNonNull(name);
  }

  /** Writes an instant, if it is known. */
  void instant(String name, Optional<Instant> instant) {
    instant.ifPresentOrElse(
        it -> property(name, Literals.instant(it, variation)), () -> unknown(name));
  }

  /** {@return what may stand for a constant that is not known; empty for nothing} */
  static Optional<JsonNode> unknownConstant(Variation variation) {
    return switch (variation.below(10)) {
      case 7 -> Optional.of(JSON.nullNode());
      case 8 -> Optional.of(JSON.textNode(""));
      case 9 -> Optional.of(JSON.textNode("NotHeardOf"));
      default -> Optional.empty();
    };
  }

  static boolean isKnown(Enum<?> constant) {
    return !constant.name().equals("UNKNOWN");
  }

  /** Writes a resource within this one, as templates nest them. */
  void child(ObjectNode child) {
    root.withArrayProperty("resources").add(child);
  }

  /** Writes the type, in the case of Azure Resource Manager or in that of Azure Resource Graph. */
  void type(String type) {
    root.put("type", variation.below(4) == 3 ? Ascii.toLowerCase(type) : type);
  }

  /** Writes what Azure shows in every resource that it renders in full. */
  void whole() {
    switch (variation.below(3)) {
      case 1 -> beside("etag", "W/\"1\"");
      case 2 -> {
        property("provisioningState", "Succeeded");
        beside("etag", "W/\"1\"");
      }
      default -> property("provisioningState", "Succeeded");
    }
  }

  /**
   * Writes what Azure shows in every resource that it renders in full.
   *
   * @param state the provisioning state that is known; that it succeeded is not said if not
   */
  void whole(ProvisioningState state) {
    if (!isKnown(state) || variation.maybe()) {
      beside("etag", "W/\"1\"");
    }
    state(state);
  }

  /** Writes a provisioning state, if it is known. */
  void state(ProvisioningState state) {
    constant("provisioningState", state);
  }

  /** Writes a switch, if it is known. */
  void truth(String name, Optional<Boolean> truth) {
    truth.ifPresentOrElse(
        it ->
            property(
                name,
                variation.seldom() ? JSON.textNode(it ? "True" : "False") : JSON.booleanNode(it)),
        () -> unknown(name));
  }

  /** Writes a reference to a resource, if it is known. */
  void reference(String name, Optional<ResourceId> id) {
    id.ifPresentOrElse(
        it -> property(name, Literals.reference(it, variation)), () -> unknown(name));
  }

  /**
   * Writes a reference to a resource; that there is none is null, or missing in what is whole.
   *
   * @param isWhole whether the resource that refers is rendered in full
   */
  void reference(String name, Presence<ResourceId> id, boolean isWhole) {
    if (id.isPresent()) {
      property(name, Literals.reference(id.value().orElseThrow(), variation));
    } else if (id.isAbsent() && !(isWhole && variation.maybe())) {
      property(name, JSON.nullNode());
    }
  }

  /** Writes what no reader asks for. */
  void more() {
    more(() -> root.put("etag", "W/\"1\"").putNull("kind"));
  }

  /** The same for resources of networks, whose etag is evidence that they are whole. */
  void moreOfNetwork() {
    more(() -> root.putNull("zones"));
  }

  private void more(Runnable otherwise) {
    switch (variation.below(8)) {
      case 4 -> root.set("tags", JSON.objectNode().put("owner", "me"));
      case 5 -> root.set("identity", JSON.objectNode().put("type", "None"));
      case 6 -> property("propertyOf2031", JSON.objectNode().set("a", JSON.arrayNode()));
      case 7 -> otherwise.run();
      default -> {
        // Nothing more.
      }
    }
  }

  /** {@return the resource} */
  ObjectNode json() {
    if (!properties.isEmpty()) {
      root.set("properties", properties);
    } else if (variation.seldom()) {
      root.putNull("properties");
    }
    return root;
  }
}
