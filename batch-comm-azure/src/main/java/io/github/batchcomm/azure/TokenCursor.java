package io.github.batchcomm.azure;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.google.common.primitives.Longs;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/**
 * The place where the parser of a document is, for documents of which no tree is made; else see
 * {@link JsonCursor}.
 *
 * <p>What is not of the wanted type stops the document with a problem that names the place.
 *
 * @param parser the parser
 */
record TokenCursor(JsonParser parser) {

  /** Reads a member of an object, of which the parser is at the value. */
  interface Member {
    void read(String name) throws IOException;
  }

  /** Reads an element of an array, at which the parser is. */
  interface Element {
    void read() throws IOException;
  }

  /** Reads the members of this object. */
  void object(Member member) throws IOException {
    if (!parser.isExpectedStartObjectToken()) {
      throw wrongType("an object");
    }
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      member.read(name);
    }
  }

  /** {@return the parser at the start of this array} */
  JsonParser array() {
    if (!parser.isExpectedStartArrayToken()) {
      throw wrongType("an array");
    }
    return parser;
  }

  /** Reads the elements of this array. */
  void array(Element element) throws IOException {
    array();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      element.read();
    }
  }

  /** Passes over this value. */
  void skip() throws IOException {
    parser.skipChildren();
  }

  boolean isNull() {
    return parser.hasToken(JsonToken.VALUE_NULL);
  }

  /** {@return this string, which is not empty} */
  String text() throws IOException {
    String text = textOrNone();
    if (text.isEmpty()) {
      throw invalid("The string is empty. Correct the value, or export the document again");
    }
    return text;
  }

  /** {@return this string, which may be empty} */
  String textOrNone() throws IOException {
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      throw wrongType("a string");
    }
    return parser.getText();
  }

  /**
   * Reads this string as a value of the model.
   *
   * @param parse throws {@link IllegalArgumentException} for what is no such value
   */
  <T> T parsed(Function<String, T> parse) throws IOException {
    String text = text();
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException e) {
      throw invalid(
          Quoted.text(String.valueOf(e.getMessage()))
              + ". Correct the value, or export the document again");
    }
  }

  /** {@return this whole number, quoted or not} */
  long wholeNumber() throws IOException {
    boolean mayBe =
        parser.hasToken(JsonToken.VALUE_NUMBER_INT) || parser.hasToken(JsonToken.VALUE_STRING);
    Optional<Long> number =
        mayBe ? Optional.ofNullable(Longs.tryParse(parser.getText())) : Optional.empty();
    return number.orElseThrow(() -> wrongType("a whole number"));
  }

  /** {@return the problem that this place does not hold what it should} */
  InvalidDocumentException wrongType(String wanted) {
    return invalid(
        "Found "
            + kind()
            + ", expected "
            + wanted
            + ". Correct the value, or export the document again");
  }

  InvalidDocumentException invalid(String text) {
    return new InvalidDocumentException(pointer(), text);
  }

  /** {@return a member's value, given that the object did not have that member before} */
  <T> Optional<T> once(Optional<T> before, T value) {
    once(before.isPresent());
    return Optional.of(value);
  }

  /** {@return true, given that the object did not have the member before} */
  boolean once(boolean before) {
    if (before) {
      throw DocumentParser.givenTwice(parser);
    }
    return true;
  }

  String pointer() {
    return parser.getParsingContext().pathAsPointer().toString();
  }

  private String kind() {
    return switch (parser.currentToken()) {
      case START_ARRAY, END_ARRAY -> "an array";
      case START_OBJECT, END_OBJECT -> "an object";
      case VALUE_FALSE, VALUE_TRUE -> "a boolean";
      case VALUE_NUMBER_FLOAT, VALUE_NUMBER_INT -> "a number";
      case VALUE_NULL -> "null";
      default -> "a string";
    };
  }
}
