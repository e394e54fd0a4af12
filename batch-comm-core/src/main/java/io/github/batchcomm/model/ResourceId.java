package io.github.batchcomm.model;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.base.Ascii;
import com.google.common.base.Joiner;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * The id of an Azure resource, such as {@code
 * /subscriptions/s/resourceGroups/g/providers/Microsoft.Batch/batchAccounts/a}.
 *
 * <p>Ids compare without case, as Azure Resource Manager does, and print as they were given.
 */
public final class ResourceId implements Comparable<ResourceId>, Serializable {

  private static final Splitter SLASH = Splitter.on('/');
  private static final Joiner WITH_SLASH = Joiner.on('/');

  /** The position of the provider's namespace: the leading slash makes an empty first segment. */
  private static final int NAMESPACE = 6;

  private static final long serialVersionUID = 1L;

  private final String text;
  private final ImmutableList<String> segments;

  /** Worked out when it is first asked for: ids are long, and are looked up by again and again. */
  private transient int hash;

  private ResourceId(String text, ImmutableList<String> segments) {
    this.text = text;
    this.segments = segments;
  }

  /**
   * Reads a resource id.
   *
   * @param text the id; a trailing slash is ignored
   * @return the id
   * @throws IllegalArgumentException if the text is not the id of a resource in a resource group
   */
  public static ResourceId parse(String text) {
    String trimmed = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    List<String> parts = SLASH.splitToList(trimmed);
    boolean wellFormed =
        parts.size() >= 9
            && parts.size() % 2 == 1
            && parts.get(0).isEmpty()
            && parts.stream().skip(1).noneMatch(String::isEmpty)
            && Ascii.equalsIgnoreCase(parts.get(1), "subscriptions")
            && Ascii.equalsIgnoreCase(parts.get(3), "resourceGroups")
            && Ascii.equalsIgnoreCase(parts.get(5), "providers");
    checkArgument(
        wellFormed,
        "'%s' is not a resource id: expected"
            + " /subscriptions/…/resourceGroups/…/providers/namespace/type/name",
        text);
    return new ResourceId(trimmed, ImmutableList.copyOf(parts));
  }

  /** {@return the subscription's id} */
  public String subscription() {
    return segments.get(2);
  }

  /** {@return the resource group's name} */
  public String resourceGroup() {
    return segments.get(4);
  }

  /** {@return the full type, such as {@code Microsoft.Batch/batchAccounts/pools}} */
  public String type() {
    StringBuilder type = new StringBuilder(segments.get(NAMESPACE));
    for (int i = NAMESPACE + 1; i < segments.size(); i += 2) {
      type.append('/').append(segments.get(i));
    }
    return type.toString();
  }

  /**
   * Tells whether the resource is of a type.
   *
   * @param type the full type in any case
   * @return true if it is
   */
  public boolean isOfType(String type) {
    return Ascii.equalsIgnoreCase(type(), type);
  }

  /** {@return the resource's own name: the last part of the id} */
  public String name() {
    return segments.get(segments.size() - 1);
  }

  /** {@return the resource this one is part of; empty for a resource that stands by itself} */
  public Optional<ResourceId> parent() {
    if (segments.size() <= NAMESPACE + 3) {
      return Optional.empty();
    }
    ImmutableList<String> parent = segments.subList(0, segments.size() - 2);
    return Optional.of(new ResourceId(WITH_SLASH.join(parent), parent));
  }

  @Override
  public int compareTo(ResourceId other) {
    return key().compareTo(other.key());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ResourceId id && Ascii.equalsIgnoreCase(text, id.text);
  }

  @Override
  public int hashCode() {
    // Read once: of two reads without a lock the second may be the older.
    int known = hash;
    if (known == 0) {
      for (int i = 0; i < text.length(); i++) {
        known = 31 * known + Ascii.toLowerCase(text.charAt(i));
      }
      hash = known;
    }
    return known;
  }

  /** {@return the id as it was given} */
  @Override
  public String toString() {
    return text;
  }

  private String key() {
    return Ascii.toLowerCase(text);
  }
}
