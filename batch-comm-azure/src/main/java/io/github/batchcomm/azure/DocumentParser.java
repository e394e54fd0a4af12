package io.github.batchcomm.azure;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.io.ByteSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Turns the bytes of a document into a JSON tree, within limits that keep memory bounded whatever
 * the bytes are.
 */
final class DocumentParser {

  /** Azure's deepest documents, exported templates, stay under 30; the readers here recurse. */
  static final int MOST_NESTED = 200;

  /** Azure's longest texts in these documents, start task command lines, stay under 64 KiB. */
  static final int LONGEST_STRING = 1 << 20;

  /** Some 10,000 pools as the Azure CLI prints them, many times what an account may have. */
  static final long LONGEST_DOCUMENT = 64L << 20;

  /** The tokens of as many pools; where the text is dense, one takes some 100 bytes of memory. */
  static final long MOST_TOKENS = 2_000_000;

  private static final int BYTE_ORDER_MARK = 0xFEFF;

  private static final ObjectReader TREES = trees();

  private DocumentParser() {}

  private static ObjectReader trees() {
    JsonFactory factory =
        JsonFactory.builder()
            // A table of all names ever met would let hostile names outlive their document.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(MOST_NESTED)
                    .maxStringLength(LONGEST_STRING)
                    .maxDocumentLength(LONGEST_DOCUMENT)
                    .maxTokenCount(MOST_TOKENS)
                    .build())
            .build();
    return JsonMapper.builder(factory)
        .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
        .build()
        .reader();
  }

  /**
   * Reads the tree.
   *
   * @throws InvalidDocumentException if the bytes cannot be had, or are not one JSON value in UTF-8
   *     within the limits
   */
  static JsonNode parse(ByteSource content) {
    try (InputStream bytes = content.openStream();
        Reader text = withoutByteOrderMark(bytes);
        JsonParser parser = TREES.getFactory().createParser(text)) {
      return parse(parser);
    } catch (CharacterCodingException e) {
      throw invalid(
          "The document is not UTF-8. Save it as UTF-8; in Windows PowerShell write it with"
              + " 'Out-File -Encoding utf8' instead of '>'");
    } catch (IOException e) {
      throw invalid(
          "The document cannot be read: "
              + Quoted.text(String.valueOf(e.getMessage()))
              + ". Check that it is there and may be read");
    }
  }

  private static JsonNode parse(JsonParser parser) throws IOException {
    try {
      if (parser.nextToken() == null) {
        throw invalid("The document is empty. Export it again with the Azure CLI");
      }
      JsonNode tree = TREES.readTree(parser);
      if (parser.nextToken() != null) {
        throw invalid(
            "More text follows after the end of the JSON value"
                + place(parser)
                + ". Put each JSON value into a document of its own");
      }
      return tree;
    } catch (MismatchedInputException e) {
      throw new InvalidDocumentException(
          parser.getParsingContext().pathAsPointer().toString(),
          "The name is given twice in one object. Keep the one that is meant");
    } catch (StreamConstraintsException e) {
      throw invalid(
          "The document goes beyond what is read: at most "
              + MOST_NESTED
              + " levels, "
              + (LONGEST_STRING >> 20)
              + " MiB for one string, "
              + (LONGEST_DOCUMENT >> 20)
              + " MiB and "
              + MOST_TOKENS
              + " tokens in all"
              + place(parser)
              + ". Split it, or export it again with the Azure CLI");
    } catch (JsonProcessingException e) {
      throw invalid(
          "The document is not JSON, or is cut off"
              + place(parser)
              + ". Export it again with '--output json'");
    }
  }

  private static String place(JsonParser parser) {
    var location = parser.currentLocation();
    return ", at line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  private static Reader withoutByteOrderMark(InputStream bytes) throws IOException {
    var strict =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    BufferedReader text = new BufferedReader(new InputStreamReader(bytes, strict));
    text.mark(1);
    if (text.read() != BYTE_ORDER_MARK) {
      text.reset();
    }
    return text;
  }

  private static InvalidDocumentException invalid(String text) {
    return new InvalidDocumentException("", text);
  }
}
