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
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

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

  private static final JsonFactory PARSERS = parsers();

  private static final ObjectReader TREES =
      JsonMapper.builder(PARSERS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .build()
          .reader();

  private DocumentParser() {}

  private static JsonFactory parsers() {
    return JsonFactory.builder()
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
  }

  /** Reads a document, of which the parser is at the first token, up to the last. */
  interface Reading<T> {
    T read(JsonParser parser) throws IOException;
  }

  /** Reads the rest of a document as a tree. */
  static JsonNode tree(JsonParser parser) throws IOException {
    return TREES.readTree(parser);
  }

  /**
   * Reads a document token by token.
   *
   * @throws InvalidDocumentException if the bytes cannot be had, or are not one JSON value in UTF-8
   *     within the limits
   */
  static <T> T parse(ByteSource content, Reading<T> reading) {
    return parse(content, 0, beginning -> reading);
  }

  /**
   * Reads a document token by token, in a way that its beginning decides. It is opened once.
   *
   * @param length how many bytes of the beginning to look at
   * @param choice chooses by these bytes, which are fewer if there are no more
   * @throws InvalidDocumentException if the bytes cannot be had, or are not one JSON value in UTF-8
   *     within the limits
   */
  static <T> T parse(ByteSource content, int length, Function<byte[], Reading<T>> choice) {
    try (InputStream bytes = new BufferedInputStream(content.openStream(), Math.max(length, 1))) {
      bytes.mark(length);
      Reading<T> reading = choice.apply(bytes.readNBytes(length));
      bytes.reset();
      return parse(bytes, reading);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static <T> T parse(InputStream bytes, Reading<T> reading) {
    try (Reader text = withoutByteOrderMark(bytes);
        JsonParser parser = PARSERS.createParser(text)) {
      return parse(parser, reading);
    } catch (CharacterCodingException e) {
      throw invalid(
          "The document is not UTF-8. Save it as UTF-8; in Windows PowerShell write it with"
              + " 'Out-File -Encoding utf8' instead of '>'");
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static InvalidDocumentException unreadable(IOException e) {
    return invalid(
        "The document cannot be read: "
            + Quoted.text(String.valueOf(e.getMessage()))
            + ". Check that it is there and may be read");
  }

  private static <T> T parse(JsonParser parser, Reading<T> reading) throws IOException {
    try {
      if (parser.nextToken() == null) {
        throw invalid("The document is empty. Export it again with the Azure CLI");
      }
      T value = reading.read(parser);
      if (parser.nextToken() != null) {
        throw invalid(
            "More text follows after the end of the JSON value"
                + place(parser)
                + ". Put each JSON value into a document of its own");
      }
      return value;
    } catch (MismatchedInputException e) {
      throw givenTwice(parser);
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

  /** The problem that the object which the parser is in has the member it is at before. */
  static InvalidDocumentException givenTwice(JsonParser parser) {
    return new InvalidDocumentException(
        parser.getParsingContext().pathAsPointer().toString(),
        "The name is given twice in one object. Keep the one that is meant");
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
