package io.github.batchcomm.model;

import com.google.common.collect.ImmutableSortedMap;
import io.github.batchcomm.flow.AddressSet;
import java.io.Serializable;
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
   * {@return how many prefixes the list gives for a tag; for a tag that is not here, as many as are
   * needed to make its addresses up}
   */
  @Value.NaturalOrder
  ImmutableSortedMap<ServiceTag, Integer> listedPrefixes();

  /**
   * Tells whether the list gives a tag's addresses by the fewest prefixes that make them up, so
   * that {@link AddressSet#prefixes} are the listed ones. Nearly all tags are listed so; it bears
   * on routes, of which the longest prefix wins.
   *
   * @param tag the tag
   * @return false if some listed prefixes are longer, or if the tag is unknown
   */
  default boolean listsFewestPrefixes(ServiceTag tag) {
    Optional<AddressSet> addresses = addresses(tag);
    Integer listed = listedPrefixes().get(tag);
    return addresses.isPresent() && (listed == null || listed <= addresses.get().prefixes().size());
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

  /** {@return a builder without any value set} */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link ServiceTagCatalogue}. */
  final class Builder extends ImmutableServiceTagCatalogue.Builder {
    Builder() {}
  }
}
