package io.github.batchcomm.model;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.base.Ascii;
import com.google.common.base.CharMatcher;
import java.io.Serializable;

/**
 * The name of a host in the domain name system, or a pattern that begins with {@code *}: {@code
 * *.example.com} stands for all names below {@code example.com}, {@code *example.com} for all names
 * that end so, {@code example.com} and {@code myexample.com} among them. (Azure's answers to
 * frequently asked questions about Azure Firewall, on wildcards in target FQDNs.)
 *
 * @param text the name in lower case without a final dot
 */
public record HostName(String text) implements Comparable<HostName>, Serializable {

  private static final CharMatcher HOST_CHARACTERS =
      CharMatcher.inRange('a', 'z').or(CharMatcher.inRange('0', '9')).or(CharMatcher.anyOf("-_.*"));

  /**
   * Creates the name; case and a final dot do not matter.
   *
   * @param text the name in lower case without a final dot
   * @throws IllegalArgumentException if the text is empty or holds what a host name cannot
   */
  public HostName {
    checkArgument(isHostName(text), "'%s' is not a host name", text);
    text = normal(text);
  }

  /**
   * Tells whether a text is the name of a host, or a pattern.
   *
   * @param text the text
   * @return true if it is
   */
  public static boolean isHostName(String text) {
    String normal = normal(text);
    return !normal.isEmpty()
        && HOST_CHARACTERS.matchesAllOf(normal)
        && normal.lastIndexOf('*') <= 0
        && !normal.equals("*")
        && !normal.startsWith(".")
        && !normal.endsWith(".")
        && !normal.contains("..");
  }

  private static String normal(String text) {
    String lower = Ascii.toLowerCase(text);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  /** {@return true if the name is a pattern for all names that end as it does} */
  public boolean isPattern() {
    return text.startsWith("*");
  }

  /**
   * Tells whether this stands for every host that another name stands for.
   *
   * @param other a name or a pattern
   * @return true if each host that the other stands for is one of this
   */
  public boolean covers(HostName other) {
    return isPattern() ? other.text.endsWith(text.substring(1)) : equals(other);
  }

  /**
   * {@return the first label, such as {@code acct1} of {@code acct1.westeurope.batch.azure.com}}
   */
  public String firstLabel() {
    int dot = text.indexOf('.');
    return dot < 0 ? text : text.substring(0, dot);
  }

  @Override
  public int compareTo(HostName other) {
    return text.compareTo(other.text);
  }

  /** {@return the name} */
  @Override
  public String toString() {
    return text;
  }
}
