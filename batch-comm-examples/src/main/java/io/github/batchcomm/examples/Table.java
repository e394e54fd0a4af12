package io.github.batchcomm.examples;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;

/** Rows of cells under a heading. Where there is too little room, names in it are cut short. */
final class Table {

  private static final int GAP = 2;
  private static final String ELLIPSIS = "…";

  private final ImmutableSet<Integer> elastic;
  private final int columns;
  private final List<ImmutableList<Cell>> rows = new ArrayList<>();

  /**
   * Creates a table.
   *
   * @param elastic the columns that may be cut short, counted from 0
   * @param heading the name of each column
   */
  Table(ImmutableSet<Integer> elastic, String... heading) {
    this.elastic = elastic;
    this.columns = heading.length;
    this.rows.add(
        ImmutableList.copyOf(heading).stream()
            .map(name -> Cell.of(name, Style.bold))
            .collect(toImmutableList()));
  }

  void add(Cell... row) {
    checkArgument(row.length == columns, "%s cells in a table of %s columns", row.length, columns);
    rows.add(ImmutableList.copyOf(row));
  }

  boolean isEmpty() {
    return rows.size() == 1;
  }

  /** {@return the rows, the heading first, with each cell as wide as its column and the gap} */
  ImmutableList<ImmutableList<Cell>> fitted(int width) {
    int[] widths = widths(width);
    return rows.stream().map(row -> fitted(row, widths)).collect(toImmutableList());
  }

  private static ImmutableList<Cell> fitted(ImmutableList<Cell> row, int[] widths) {
    ImmutableList.Builder<Cell> cells = ImmutableList.builder();
    for (int i = 0; i < widths.length; i++) {
      Cell cell = row.get(i);
      String text = shortened(cell.text(), widths[i]);
      cells.add(new Cell(text, cell.styles()));
      if (i < widths.length - 1) {
        cells.add(Cell.of(" ".repeat(widths[i] - Page.columns(text) + GAP)));
      }
    }
    return cells.build();
  }

  private int[] widths(int width) {
    int[] widths = new int[columns];
    for (ImmutableList<Cell> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], Page.columns(row.get(i).text()));
      }
    }
    int room = width - GAP * (columns - 1);
    int taken = 0;
    for (int each : widths) {
      taken += each;
    }
    for (; taken > room; taken--) {
      widths[widestElastic(widths)]--;
    }
    return widths;
  }

  private int widestElastic(int[] widths) {
    int widest = elastic.iterator().next();
    for (int column : elastic) {
      widest = widths[column] > widths[widest] ? column : widest;
    }
    return widest;
  }

  private static String shortened(String text, int width) {
    return Page.columns(text) <= width
        ? text
        : text.substring(0, text.offsetByCodePoints(0, width - 1)) + ELLIPSIS;
  }

  /**
   * One cell.
   *
   * @param text what stands in it
   * @param styles how it looks
   */
  record Cell(String text, ImmutableList<IStyle> styles) {

    static Cell of(String text, IStyle... styles) {
      return new Cell(Page.clean(text), ImmutableList.copyOf(styles));
    }
  }
}
