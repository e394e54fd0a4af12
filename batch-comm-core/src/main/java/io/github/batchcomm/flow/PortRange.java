package io.github.batchcomm.flow;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.base.Splitter;
import com.google.common.primitives.Ints;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;

/**
 * A run of transport-layer ports, both ends included.
 *
 * @param first the lowest port, 0 to 65535
 * @param last the highest port, {@code first} to 65535
 */
public record PortRange(int first, int last) implements Comparable<PortRange>, Serializable {

  /** Every port, 0 to 65535. */
  public static final PortRange ALL = new PortRange(0, 65_535);

  private static final Comparator<PortRange> BY_ENDS =
      Comparator.comparingInt(PortRange::first).thenComparingInt(PortRange::last);

  /**
   * Creates the range from its two ends.
   *
   * @param first the lowest port, 0 to 65535
   * @param last the highest port, {@code first} to 65535
   * @throws IllegalArgumentException if an end is outside 0 to 65535 or the ends are swapped
   */
  public PortRange {
    checkArgument(first >= 0 && last <= 65_535, "Ports %s-%s are outside 0 to 65535", first, last);
    checkArgument(first <= last, "Port range %s-%s has its ends swapped", first, last);
  }

  /**
   * Creates the range of one port.
   *
   * @param port the port, 0 to 65535
   * @return the range that holds this port alone
   * @throws IllegalArgumentException if the port is outside 0 to 65535
   */
  public static PortRange of(int port) {
    return new PortRange(port, port);
  }

  /**
   * Reads a range as Azure writes it: one port, two ports joined by a hyphen, or {@code *} for all.
   *
   * @param text the text, such as {@code 443} or {@code 29876-29877}
   * @return the range it names
   * @throws IllegalArgumentException if the text is none of these
   */
  public static PortRange parse(String text) {
    if (text.equals("*")) {
      return ALL;
    }
    List<String> ends = Splitter.on('-').trimResults().splitToList(text);
    checkArgument(ends.size() <= 2, "'%s' is not a port, a range of ports or *", text);
    Integer first = Ints.tryParse(ends.get(0));
    Integer last = Ints.tryParse(ends.get(ends.size() - 1));
    checkArgument(first != null && last != null, "'%s' is not a port, a range of ports or *", text);
    return new PortRange(first, last);
  }

  /**
   * Tells whether a port lies in this range.
   *
   * @param port the port asked about
   * @return true if it does
   */
  public boolean contains(int port) {
    return first <= port && port <= last;
  }

  /**
   * Tells whether every port of another range lies in this one.
   *
   * @param other the range asked about
   * @return true if it does
   */
  public boolean contains(PortRange other) {
    return first <= other.first && other.last <= last;
  }

  @Override
  public int compareTo(PortRange other) {
    return BY_ENDS.compare(this, other);
  }

  /** {@return the range as Azure writes it: {@code 443}, {@code 29876-29877} or {@code *}} */
  @Override
  public String toString() {
    if (equals(ALL)) {
      return "*";
    }
    return first == last ? Integer.toString(first) : first + "-" + last;
  }
}
