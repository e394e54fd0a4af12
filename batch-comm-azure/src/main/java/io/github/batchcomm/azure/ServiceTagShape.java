package io.github.batchcomm.azure;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.google.common.base.Ascii;
import java.io.IOException;

/** Tells service tag files from other documents by how they begin. */
final class ServiceTagShape {

  /** Far more than what stands before the first tag's prefixes, in any order. */
  static final int BEGINNING = 1 << 14;

  private static final String TYPE = "Microsoft.Network/serviceTags";

  // As in DocumentParser, no table of names outlives the document.
  private static final JsonFactory PARSERS =
      JsonFactory.builder().disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES).build();

  private ServiceTagShape() {}

  /**
   * Tells whether a document is a service tag file: an object of that type, or one with a cloud and
   * a change number, or with {@code values} that are service tags.
   *
   * @param beginning the first {@link #BEGINNING} bytes of the document, or all of it
   * @return true if it is one, whether or not it can be read whole
   */
  static boolean isServiceTagFile(byte[] beginning) {
    try (JsonParser parser = PARSERS.createParser(beginning)) {
      return parser.nextToken() == JsonToken.START_OBJECT && isServiceTagFile(parser);
    } catch (IOException e) {
      // Cut off, or no JSON, before it was clear.
      return false;
    }
  }

  private static boolean isServiceTagFile(JsonParser parser) throws IOException {
    boolean hasCloud = false;
    boolean hasChangeNumber = false;
    boolean hasValues = false;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      switch (name) {
        case "type" -> {
          return value == JsonToken.VALUE_STRING && Ascii.equalsIgnoreCase(parser.getText(), TYPE);
        }
        case "cloud" -> hasCloud = true;
        case "changeNumber" -> hasChangeNumber = true;
        case "values" -> {
          if (value != JsonToken.START_ARRAY || listsServiceTag(parser)) {
            return value == JsonToken.START_ARRAY;
          }
          hasValues = true;
        }
        default -> parser.skipChildren();
      }
      if (hasCloud && (hasChangeNumber || hasValues)) {
        return true;
      }
    }
    return false;
  }

  /** Looks at the first element, and passes over the list if that is no service tag. */
  private static boolean listsServiceTag(JsonParser list) throws IOException {
    for (int depth = 1; depth > 0; ) {
      JsonToken token = list.nextToken();
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      if (token == JsonToken.FIELD_NAME && list.currentName().equals("addressPrefixes")) {
        return true;
      }
    }
    return false;
  }
}
