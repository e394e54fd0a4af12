package io.github.batchcomm.examples;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;

/**
 * Text for a terminal that grows downwards.
 *
 * <p>No line is wider than {@link #WIDTH} columns, one for each code point. Control characters in
 * the text become question marks, so that nothing in a document can drive the terminal.
 */
final class Page {

  /** The most columns of a line. */
  static final int WIDTH = 120;

  private static final CharMatcher CONTROL =
      CharMatcher.javaIsoControl().or(CharMatcher.anyOf("\u2028\u2029"));

  private final Ansi ansi;
  private final StringBuilder text = new StringBuilder();

  Page(Ansi ansi) {
    this.ansi = ansi;
  }

  void blank() {
    text.append('\n');
  }

  /** Adds a paragraph, wrapped, every line indented alike. */
  void paragraph(int indent, String words, IStyle... styles) {
    hanging(indent, indent, words, styles);
  }

  /** Adds a paragraph, wrapped, whose first line is indented differently from the others. */
  void hanging(int firstIndent, int indent, String words, IStyle... styles) {
    lines(" ".repeat(firstIndent), " ".repeat(indent), words, styles);
  }

  /** Adds a paragraph, wrapped, with a label in the indent of its first line. */
  void labelled(String label, int indent, String words, IStyle... styles) {
    lines(
        label + " ".repeat(Math.max(1, indent - columns(label))),
        " ".repeat(indent),
        words,
        styles);
  }

  private void lines(String first, String rest, String words, IStyle... styles) {
    String prefix = first;
    for (String line : wrap(clean(words), WIDTH - Math.max(first.length(), rest.length()))) {
      line(prefix + line, styles);
      prefix = rest;
    }
  }

  /** Adds a table whose columns stand two apart; it takes no more room than there is. */
  void table(int indent, Table table) {
    for (ImmutableList<Table.Cell> row : table.fitted(WIDTH - indent)) {
      StringBuilder line = new StringBuilder(" ".repeat(indent));
      for (Table.Cell cell : row) {
        line.append(styled(cell.text(), cell.styles().toArray(IStyle[]::new)));
      }
      text.append(line).append('\n');
    }
  }

  private void line(String line, IStyle... styles) {
    String unindented = CharMatcher.is(' ').trimLeadingFrom(line);
    text.append(line, 0, line.length() - unindented.length())
        .append(styled(CharMatcher.is(' ').trimTrailingFrom(unindented), styles))
        .append('\n');
  }

  private String styled(String words, IStyle... styles) {
    return styles.length == 0 || words.isEmpty() || !ansi.enabled()
        ? words
        : Style.on(styles) + words + Style.reset.on();
  }

  static String clean(String words) {
    return CONTROL.replaceFrom(words, '?');
  }

  static int columns(String words) {
    return words.codePointCount(0, words.length());
  }

  /** Breaks words into lines: at spaces, and within a word only if it is longer than a line. */
  private static List<String> wrap(String words, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : Splitter.on(' ').omitEmptyStrings().split(words)) {
      String rest = word;
      if (line.length() > 0 && columns(line + " " + rest) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      while (columns(rest) > width) {
        int end = rest.offsetByCodePoints(0, width);
        lines.add(rest.substring(0, end));
        rest = rest.substring(end);
      }
      line.append(line.length() > 0 ? " " : "").append(rest);
    }
    lines.add(line.toString());
    return lines;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
