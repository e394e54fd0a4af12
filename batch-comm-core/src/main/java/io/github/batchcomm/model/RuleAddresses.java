package io.github.batchcomm.model;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.IpPrefix;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What the source or the destination of a rule names: addresses, and names that stand for
 * addresses. A packet matches if its address is any of them.
 *
 * <p>{@code *} is every address of both families, {@code 0.0.0.0/0} every IPv4 address; {@code
 * Internet} is a service tag and narrower than both.
 *
 * @param addresses the addresses that are written out
 * @param tags the service tags
 * @param applicationSecurityGroups the application security groups, by id
 * @param ipGroups the IP groups, by id
 * @param unreadable texts that are no addresses and can be no service tags, such as a host name or
 *     {@code westeurope-Storage}: no packet is known to match them
 */
public record RuleAddresses(
    AddressSet addresses,
    ImmutableSet<ServiceTag> tags,
    ImmutableSet<ResourceId> applicationSecurityGroups,
    ImmutableSet<ResourceId> ipGroups,
    ImmutableSet<String> unreadable)
    implements Serializable {

  private static final CharMatcher OF_ADDRESSES =
      CharMatcher.inRange('0', '9')
          .or(CharMatcher.inRange('a', 'f'))
          .or(CharMatcher.inRange('A', 'F'))
          .or(CharMatcher.anyOf(":./"));

  /** Every address: {@code *}. */
  public static final RuleAddresses ANY = of(AddressSet.ALL);

  /** No address at all. */
  public static final RuleAddresses NONE = of(AddressSet.NONE);

  /**
   * Names addresses and what stands for addresses, every text of which could be read.
   *
   * @param addresses the addresses that are written out
   * @param tags the service tags
   * @param applicationSecurityGroups the application security groups, by id
   * @param ipGroups the IP groups, by id
   */
  public RuleAddresses(
      AddressSet addresses,
      ImmutableSet<ServiceTag> tags,
      ImmutableSet<ResourceId> applicationSecurityGroups,
      ImmutableSet<ResourceId> ipGroups) {
    this(addresses, tags, applicationSecurityGroups, ipGroups, ImmutableSet.of());
  }

  /**
   * Names addresses.
   *
   * @param addresses the addresses
   * @return the name of exactly these
   */
  public static RuleAddresses of(AddressSet addresses) {
    return new RuleAddresses(addresses, ImmutableSet.of(), ImmutableSet.of(), ImmutableSet.of());
  }

  /**
   * Names the addresses of service tags.
   *
   * @param tags the tags
   * @return the name of what any of them holds
   */
  public static RuleAddresses of(ServiceTag... tags) {
    return new RuleAddresses(
        AddressSet.NONE, ImmutableSet.copyOf(tags), ImmutableSet.of(), ImmutableSet.of());
  }

  /**
   * Reads one entry as Azure writes it: {@code *}, an address, a CIDR or a service tag. Host bits
   * that are set in a CIDR are cleared, as Azure does. What is none of these is kept as {@link
   * #unreadable}.
   *
   * @param text the entry
   * @return what it names
   * @throws IllegalArgumentException if it is empty, or is written like an address and is none
   */
  public static RuleAddresses parse(String text) {
    if (text.equals("*")) {
      return ANY;
    }
    if (ServiceTag.isName(text)) {
      return of(ServiceTag.parse(text));
    }
    return isLikeAddress(text) ? of(AddressSet.of(IpPrefix.parse(text))) : ofUnreadable(text);
  }

  /** An address begins with a digit, or it holds a colon and is otherwise of hexadecimal digits. */
  private static boolean isLikeAddress(String text) {
    return text.isEmpty()
        || Character.isDigit(text.charAt(0))
        || (text.indexOf(':') >= 0 && OF_ADDRESSES.matchesAllOf(text));
  }

  private static RuleAddresses ofUnreadable(String text) {
    return new RuleAddresses(
        AddressSet.NONE,
        ImmutableSet.of(),
        ImmutableSet.of(),
        ImmutableSet.of(),
        ImmutableSet.of(text));
  }

  /**
   * Names everything that any of several names.
   *
   * @param parts the parts; none name nothing
   * @return the name of all of it
   */
  public static RuleAddresses union(List<RuleAddresses> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    AddressSet.Builder addresses = AddressSet.builder();
    ImmutableSet.Builder<ServiceTag> tags = ImmutableSet.builder();
    ImmutableSet.Builder<ResourceId> applicationSecurityGroups = ImmutableSet.builder();
    ImmutableSet.Builder<ResourceId> ipGroups = ImmutableSet.builder();
    ImmutableSet.Builder<String> unreadable = ImmutableSet.builder();
    for (RuleAddresses part : parts) {
      addresses.addAll(part.addresses);
      tags.addAll(part.tags);
      applicationSecurityGroups.addAll(part.applicationSecurityGroups);
      ipGroups.addAll(part.ipGroups);
      unreadable.addAll(part.unreadable);
    }
    return new RuleAddresses(
        addresses.build(),
        tags.build(),
        applicationSecurityGroups.build(),
        ipGroups.build(),
        unreadable.build());
  }

  /** {@return true if everything is written out, so that no name has to be looked up} */
  public boolean isLiteral() {
    return tags.isEmpty()
        && applicationSecurityGroups.isEmpty()
        && ipGroups.isEmpty()
        && unreadable.isEmpty();
  }

  /** {@return what is named, as Azure writes it, separated by commas} */
  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    if (!addresses.isEmpty()) {
      parts.add(addresses.toString());
    }
    tags.forEach(tag -> parts.add(tag.toString()));
    applicationSecurityGroups.forEach(group -> parts.add(group.name()));
    ipGroups.forEach(group -> parts.add(group.name()));
    parts.addAll(unreadable);
    return parts.isEmpty() ? "nothing" : String.join(", ", parts);
  }
}
