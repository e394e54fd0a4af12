package io.github.batchcomm.azure;

import com.google.common.base.Ascii;
import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import java.util.Arrays;

/** Sees to it that a document of ours says nothing that is not known: it would be a mistake. */
final class StrictKeys {

  private static final String UNKNOWN = "UNKNOWN";

  private StrictKeys() {}

  /**
   * Refuses other keys.
   *
   * @throws InvalidDocumentException if the object has a key that is not among these
   */
  static void allow(JsonCursor json, String... keys) {
    ImmutableList<String> allowed = ImmutableList.copyOf(keys);
    for (String name : json.names()) {
      if (!allowed.contains(name)) {
        throw json.member(name)
            .orElseThrow()
            .invalid(
                "The key '"
                    + Ascii.truncate(Quoted.text(name), 100, "…")
                    + "' is not known here. Write one of "
                    + Joiner.on(", ").join(allowed));
      }
    }
  }

  /** {@return the member, which must be there} */
  static JsonCursor member(JsonCursor json, String name, String advice) {
    return json.member(name)
        .orElseThrow(() -> json.invalid("The key '" + name + "' is missing. " + advice));
  }

  /** {@return the elements of the array, of which there must be one at least} */
  static ImmutableList<JsonCursor> elements(JsonCursor array, String advice) {
    ImmutableList<JsonCursor> elements = array.elements();
    if (elements.isEmpty()) {
      throw array.invalid("The array is empty, and matches nothing. " + advice);
    }
    return elements;
  }

  /** {@return the constant that is named in any case, which may not be that for unknown} */
  static <E extends Enum<E>> E constant(JsonCursor json, Class<E> type) {
    return json.constant(type)
        .filter(constant -> !constant.name().equals(UNKNOWN))
        .orElseThrow(
            () ->
                json.invalid(
                    "'"
                        + Quoted.text(json.text())
                        + "' is not known. Write one of "
                        + Joiner.on(", ").join(allowed(type))));
  }

  private static <E extends Enum<E>> ImmutableList<String> allowed(Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(Enum::name)
        .filter(name -> !name.equals(UNKNOWN))
        .collect(ImmutableList.toImmutableList());
  }
}
