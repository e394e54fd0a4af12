package io.github.batchcomm.model;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.github.batchcomm.flow.AddressRange;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.IpPrefix;
import java.io.Serializable;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * The addresses of a cloud's service tags at one time, as a service tag file or the discovery API
 * lists them.
 *
 * <p>A tag that is not in it is unknown; so is one without any prefix, since Azure publishes no
 * empty tags.
 */
@Value.Immutable
public interface ServiceTagCatalogue extends Serializable {

  /** {@return the cloud whose tags these are} */
  Cloud cloud();

  /** {@return the number of the change that made it; later lists mostly have greater ones} */
  long changeNumber();

  /** {@return the addresses of each tag, of both address families} */
  @Value.NaturalOrder
  ImmutableSortedMap<ServiceTag, AddressSet> tags();

  /**
   * {@return the prefixes of each tag whose list gives others than the fewest that make its
   * addresses up, in ascending order, each once}
   *
   * <p>Few tags are listed so; of all others {@link AddressSet#prefixes} are the listed ones. A
   * builder takes the list of any tag, in any order, and keeps it only where it is needed.
   */
  @Value.NaturalOrder
  ImmutableSortedMap<ServiceTag, ImmutableList<IpPrefix>> listedPrefixes();

  /**
   * Tells by which prefixes a tag is listed. It bears on routes, of which the longest prefix wins:
   * a prefix within another one of the same tag is a longer route.
   *
   * @param tag the tag
   * @param addresses the addresses that matter
   * @return those of its prefixes that hold any of the addresses, the highest too where one lies
   *     within another; none if the tag is unknown
   */
  default ImmutableList<IpPrefix> prefixes(ServiceTag tag, AddressSet addresses) {
    ImmutableList<IpPrefix> listed = listedPrefixes().get(tag);
    return listed == null
        ? tags().getOrDefault(tag, AddressSet.NONE).prefixesThatMeet(addresses)
        : listed.stream()
            .filter(prefix -> AddressSet.of(prefix).intersects(addresses))
            .collect(toImmutableList());
  }

  /**
   * {@return true if the list is the whole one that Microsoft publishes weekly; false where it may
   * lack tags, as the answers of the discovery API do, or where nothing tells}
   */
  @Value.Default
  default boolean complete() {
    return false;
  }

  /**
   * Finds the tag that a name misspells. A complete list tells: a name that is nearly a listed one,
   * and that no newer list is likely to have, is a mistake.
   *
   * @param tag the tag
   * @return the tag that is probably meant; empty if this one is listed, if the list is not
   *     complete, and for a name that a newer list could have, such as that of a new region
   */
  default Optional<ServiceTag> misspelt(ServiceTag tag) {
    return complete() && !tags().containsKey(tag)
        ? new Spelling(tags().keySet()).corrected(tag)
        : Optional.empty();
  }

  /**
   * Looks a tag up.
   *
   * @param tag the tag
   * @return its addresses; empty if the catalogue lacks the tag or lists no prefixes for it
   */
  default Optional<AddressSet> addresses(ServiceTag tag) {
    return Optional.ofNullable(tags().get(tag)).filter(addresses -> !addresses.isEmpty());
  }

  /** {@return this catalogue with the lists that are needed, in one order} */
  @Value.Check
  default ServiceTagCatalogue withListsThatAreNeeded() {
    ImmutableSortedMap.Builder<ServiceTag, ImmutableList<IpPrefix>> needed =
        ImmutableSortedMap.naturalOrder();
    for (Map.Entry<ServiceTag, ImmutableList<IpPrefix>> tag : listedPrefixes().entrySet()) {
      AddressSet addresses = tags().getOrDefault(tag.getKey(), AddressSet.NONE);
      checkArgument(
          AddressSet.copyOf(tag.getValue()).equals(addresses),
          "The prefixes listed for %s do not make up its addresses",
          tag.getKey());
      ImmutableList<IpPrefix> listed =
          tag.getValue().stream()
              .distinct()
              .sorted(Comparator.comparing(AddressRange::of))
              .collect(toImmutableList());
      if (listed.size() > addresses.prefixCount()) {
        needed.put(tag.getKey(), listed);
      }
    }
    ImmutableSortedMap<ServiceTag, ImmutableList<IpPrefix>> lists = needed.buildOrThrow();
    return lists.equals(listedPrefixes())
        ? this
        : builder().from(this).listedPrefixes(lists).build();
  }

  /** {@return a builder without any value set} */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link ServiceTagCatalogue}. */
  final class Builder extends ImmutableServiceTagCatalogue.Builder {
    Builder() {}
  }
}
