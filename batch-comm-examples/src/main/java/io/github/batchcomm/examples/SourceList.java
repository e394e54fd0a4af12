package io.github.batchcomm.examples;

import io.github.batchcomm.edition.Source;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Help.Ansi.Style;

/** The sources that a text refers to by number, in the order in which it first does. */
final class SourceList {

  private final Map<Source, String> references = new LinkedHashMap<>();

  /** {@return the source's number in brackets} */
  String reference(Source source) {
    return references.computeIfAbsent(source, it -> "[" + (references.size() + 1) + "]");
  }

  /** Lists every source referred to so far. */
  void write(Page page) {
    if (references.isEmpty()) {
      return;
    }
    page.blank();
    page.paragraph(0, "Sources", Style.bold);
    references.forEach((source, number) -> page.labelled("  " + number, 7, source.toString()));
  }
}
