package io.github.batchcomm.azure;

import static com.google.common.base.Preconditions.checkArgument;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.base.Ascii;
import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.Longs;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.model.ResourceId;
import java.net.InetAddress;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A place in a document: a JSON value together with the pointer to it.
 *
 * <p>What is not of the wanted type stops the document with a problem that names the place.
 *
 * @param node the value
 * @param pointer the JSON Pointer (RFC 6901) to it
 */
record JsonCursor(JsonNode node, String pointer) {

  private static final CharMatcher UNDERSCORE = CharMatcher.is('_');

  /** {@return the whole document} */
  static JsonCursor of(JsonNode document) {
    return new JsonCursor(document, "");
  }

  boolean isNull() {
    return node.isNull();
  }

  boolean isObject() {
    return node.isObject();
  }

  boolean isEmptyObject() {
    return isObject() && node.isEmpty();
  }

  boolean isArray() {
    return node.isArray();
  }

  boolean isText() {
    return node.isTextual();
  }

  boolean isEmptyText() {
    return isText() && node.textValue().isEmpty();
  }

  /** {@return the member of this object itself, which may be JSON's null} */
  Optional<JsonCursor> member(String name) {
    return Optional.ofNullable(node.get(name)).map(value -> at(name, value));
  }

  /** {@return the members of this object in their order, each with its name last in the pointer} */
  ImmutableList<String> names() {
    return ImmutableList.copyOf(object().node.fieldNames());
  }

  /**
   * Finds a property of a resource, which stands beside the resource's name or in its {@code
   * properties}, as the document's author pleased.
   *
   * @param names the property's spellings
   * @return the property, JSON's null only where no place has more
   */
  Optional<JsonCursor> property(String... names) {
    Optional<JsonCursor> nested = member("properties").filter(inner -> !inner.isNull());
    Optional<JsonCursor> found = Optional.empty();
    for (String name : names) {
      for (Optional<JsonCursor> place :
          ImmutableList.of(
              member(name), nested.flatMap(properties -> properties.object().member(name)))) {
        if (place.isPresent() && (found.isEmpty() || found.get().isNull())) {
          found = place;
        }
      }
    }
    return found;
  }

  /** {@return the property where it is there and is not null} */
  Optional<JsonCursor> given(String... names) {
    return property(names).filter(value -> !value.isNull());
  }

  /** {@return the property where it says something: it is neither null nor an empty string} */
  Optional<JsonCursor> filled(String... names) {
    return given(names).filter(value -> !value.isEmptyText());
  }

  /** {@return the elements of the array that the property is; none where it is not given} */
  ImmutableList<JsonCursor> list(String... names) {
    return given(names).map(JsonCursor::elements).orElse(ImmutableList.of());
  }

  /**
   * Finds a property that must say something.
   *
   * @param what what lacks it, if it is missing
   */
  JsonCursor required(String what, String name) {
    return filled(name)
        .orElseThrow(
            () ->
                invalid(
                    what
                        + " has no "
                        + name
                        + ". Export the document again with the Azure CLI, complete"));
  }

  /** {@return the resource that the property refers to by an object with its id} */
  Optional<ResourceId> reference(String... names) {
    return given(names).flatMap(it -> it.object().filled("id")).map(JsonCursor::id);
  }

  /** {@return the resources that the elements of the property refer to by their ids} */
  ImmutableSet<ResourceId> references(String... names) {
    return list(names).stream()
        .flatMap(it -> it.object().filled("id").stream())
        .map(JsonCursor::id)
        .collect(ImmutableSet.toImmutableSet());
  }

  /** {@return this place, known to be an object} */
  JsonCursor object() {
    if (!isObject()) {
      throw wrongType("an object");
    }
    return this;
  }

  /** {@return the elements of this array} */
  ImmutableList<JsonCursor> elements() {
    if (!isArray()) {
      throw wrongType("an array");
    }
    ImmutableList.Builder<JsonCursor> elements = ImmutableList.builder();
    for (int i = 0; i < node.size(); i++) {
      elements.add(new JsonCursor(node.get(i), pointer + "/" + i));
    }
    return elements.build();
  }

  /** {@return this string, which is neither empty nor an expression} */
  String text() {
    if (!isText() || isExpression()) {
      throw wrongType("a string");
    }
    if (isEmptyText()) {
      throw invalid("The string is empty. Correct the value, or export the document again");
    }
    return node.textValue();
  }

  /**
   * Reads this string as a value of the model.
   *
   * @param parse throws {@link IllegalArgumentException} for what is no such value
   */
  <T> T parsed(Function<String, T> parse) {
    String text = text();
    return checked(() -> parse.apply(text));
  }

  /** Makes a value of the model; what the model refuses is a problem of this place. */
  <T> T checked(Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw invalid(
          Quoted.text(String.valueOf(e.getMessage()))
              + ". Correct the value, or export the document again");
    }
  }

  /** {@return this whole number, quoted or not} */
  int integer(int least, int most) {
    Optional<Long> value = integral();
    if (value.isEmpty()) {
      throw wrongType("a whole number");
    }
    if (value.get() < least || value.get() > most) {
      throw invalid(value.get() + " is outside " + least + " to " + most + ". Correct the number");
    }
    return value.get().intValue();
  }

  private Optional<Long> integral() {
    if (isText()) {
      return Optional.ofNullable(Longs.tryParse(node.textValue()));
    }
    return node.canConvertToExactIntegral() && node.canConvertToLong()
        ? Optional.of(node.longValue())
        : Optional.empty();
  }

  /** {@return this resource id} */
  ResourceId id() {
    return parsed(ResourceId::parse);
  }

  /** {@return this address} */
  InetAddress address() {
    return parsed(
        text -> {
          checkArgument(text.indexOf('/') < 0, "'%s' is a network, not one address", text);
          return IpPrefix.parse(text).network();
        });
  }

  /** {@return this truth value, quoted or not} */
  boolean truth() {
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    if (isText() && Ascii.equalsIgnoreCase(node.textValue(), "true")) {
      return true;
    }
    if (isText() && Ascii.equalsIgnoreCase(node.textValue(), "false")) {
      return false;
    }
    throw wrongType("true or false");
  }

  /** {@return this instant: date, time and offset as ISO 8601 writes them} */
  Instant instant() {
    String text = text();
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw invalid(
          "'"
              + Quoted.text(text)
              + "' is not an instant. Write date, time and offset, as in 2022-03-01T09:00:00Z");
    }
  }

  /** {@return the constant that this string names in any case; empty if it names none} */
  <E extends Enum<E>> Optional<E> constant(Class<E> type) {
    String wanted = Ascii.toLowerCase(text());
    for (E constant : type.getEnumConstants()) {
      String name = Ascii.toLowerCase(constant.name());
      // Azure writes BatchService where the model, as Java does, writes BATCH_SERVICE.
      if (wanted.equals(name) || wanted.equals(UNDERSCORE.removeFrom(name))) {
        return Optional.of(constant);
      }
    }
    return Optional.empty();
  }

  /** {@return the problem that this place does not hold what it should} */
  InvalidDocumentException wrongType(String wanted) {
    if (isExpression()) {
      return invalid(
          "'"
              + Quoted.text(node.textValue())
              + "' is an expression of a template, and only literal values can be read. Export the"
              + " resource as it is, with 'az batch account show', 'az batch pool show' or 'az"
              + " network … show'");
    }
    String found = isText() ? "'" + Quoted.text(node.textValue()) + "'" : kind();
    return invalid(
        "Found "
            + found
            + ", expected "
            + wanted
            + ". Correct the value, or export the document again");
  }

  InvalidDocumentException invalid(String text) {
    return new InvalidDocumentException(pointer, text);
  }

  /** {@return what this is in JSON's words} */
  String kind() {
    return switch (node.getNodeType()) {
      case ARRAY -> "an array";
      case BOOLEAN -> "a boolean";
      case NULL -> "null";
      case NUMBER -> "a number";
      case STRING -> "a string";
      default -> "an object";
    };
  }

  private boolean isExpression() {
    if (!isText()) {
      return false;
    }
    String text = node.textValue();
    return text.startsWith("[") && text.endsWith("]") && !text.startsWith("[[");
  }

  private JsonCursor at(String name, JsonNode value) {
    return new JsonCursor(value, pointer + "/" + name.replace("~", "~0").replace("/", "~1"));
  }
}
