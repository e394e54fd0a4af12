package io.github.batchcomm.benchmarks;

import static com.google.common.base.Preconditions.checkArgument;

/** A place for tables in a page, between two marks; each is measured on a day of its own. */
enum PageSection {
  /** What verdicts take, next to other engines. */
  VERDICTS("measured"),
  /** What ways to the same answer take, next to each other. */
  COMPARISONS("compared");

  private final String begin;
  private final String end;

  PageSection(String mark) {
    this.begin = "<!-- %s: begin -->\n".formatted(mark);
    this.end = "<!-- %s: end -->\n".formatted(mark);
  }

  /** A page with other text in this place. */
  String replacedIn(String page, String text) {
    int from = page.indexOf(begin);
    int to = page.indexOf(end);
    checkArgument(
        from >= 0 && from < to,
        "The page has no place for the tables: put the lines %s and %s into it",
        begin.strip(),
        end.strip());
    return page.substring(0, from + begin.length()) + text + page.substring(to);
  }
}
