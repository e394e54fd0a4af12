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
    String normal = Ascii.toLowerCase(text);
    normal = normal.endsWith(".") ? normal.substring(0, normal.length() - 1) : normal;
    checkArgument(
        !normal.isEmpty()
            && HOST_CHARACTERS.matchesAllOf(normal)
            && normal.lastIndexOf('*') <= 0
            && !normal.equals("*")
            && !normal.startsWith(".")
            && !normal.endsWith(".")
            && !normal.contains(".."),
        "'%s' is not a host name",
        text);
    text = normal;
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
