package io.github.batchcomm.testkit.documents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.base.Ascii;
import java.time.Instant;
import java.util.Optional;

/**
 * An account or a pool while it is written: its properties stand in {@code properties} or beside
 * its name, now and then one of them in the other place. What is unknown is missing, or null where
 * that says no more.
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

  /** Writes the type, in the case of Azure Resource Manager or in that of Azure Resource Graph. */
  void type(String type) {
    root.put("type", variation.below(4) == 3 ? Ascii.toLowerCase(type) : type);
  }

  /** Writes what no reader asks for. */
  void more() {
    switch (variation.below(8)) {
      case 4 -> root.set("tags", JSON.objectNode().put("owner", "me"));
      case 5 -> root.set("identity", JSON.objectNode().put("type", "None"));
      case 6 -> property("propertyOf2031", JSON.objectNode().set("a", JSON.arrayNode()));
      case 7 -> root.put("etag", "W/\"1\"").putNull("kind");
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
