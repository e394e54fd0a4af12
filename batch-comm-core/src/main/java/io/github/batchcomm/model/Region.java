package io.github.batchcomm.model;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.base.Ascii;
import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableSortedSet;
import java.io.Serializable;
import java.util.Optional;

/**
 * An Azure region, by its location name.
 *
 * <p>The regions that have Batch service tags are known, with their cloud and the spelling of their
 * tags. Any other region is accepted and marked unknown: nothing is guessed about it.
 *
 * @param location the location as Azure Resource Manager writes it, such as {@code westeurope}:
 *     lower-case letters and digits
 */
public record Region(String location) implements Comparable<Region>, Serializable {

  private static final CharMatcher LOCATION_CHARACTERS =
      CharMatcher.inRange('a', 'z').or(CharMatcher.inRange('0', '9'));

  /**
   * Creates a region from its location or display name; case and spaces do not matter, so {@code
   * West Europe} and {@code westeurope} are one region.
   *
   * @param location the location as Azure Resource Manager writes it, such as {@code westeurope}:
   *     lower-case letters and digits
   * @throws IllegalArgumentException if the name is empty or holds anything but letters, digits and
   *     spaces
   */
  public Region {
    String normal = Ascii.toLowerCase(CharMatcher.whitespace().removeFrom(location));
    checkArgument(
        !normal.isEmpty() && LOCATION_CHARACTERS.matchesAllOf(normal),
        "'%s' is not a region: expected a location such as westeurope",
        location);
    location = normal;
  }

  /**
   * Creates a region from its location or display name.
   *
   * @param name such as {@code westeurope} or {@code West Europe}
   * @return the region
   * @throws IllegalArgumentException if the name is empty or holds anything but letters, digits and
   *     spaces
   */
  public static Region of(String name) {
    Region region = new Region(name);
    return KnownRegions.find(region.location).map(KnownRegions.Entry::region).orElse(region);
  }

  /** {@return every region this library knows, in order of location} */
  public static ImmutableSortedSet<Region> known() {
    return KnownRegions.all();
  }

  /** {@return true if this library knows the region} */
  public boolean isKnown() {
    return KnownRegions.find(location).isPresent();
  }

  /** {@return the cloud the region belongs to; empty if the region is unknown} */
  public Optional<Cloud> cloud() {
    return KnownRegions.find(location).map(KnownRegions.Entry::cloud);
  }

  /**
   * {@return the suffix of the region's service tags in Azure's spelling, such as {@code
   * GermanyWestCentral}; empty if the region is unknown}
   */
  public Optional<String> tagSuffix() {
    return KnownRegions.find(location).map(KnownRegions.Entry::tagSuffix);
  }

  /**
   * {@return the suffix of the region's {@code AzureCloud} tag, such as {@code germanywc}: for
   * twelve regions an abbreviation, else the location; empty if the region is unknown}
   */
  public Optional<String> azureCloudTagSuffix() {
    return KnownRegions.find(location).map(KnownRegions.Entry::azureCloudSuffix);
  }

  @Override
  public int compareTo(Region other) {
    return location.compareTo(other.location);
  }

  /** {@return the location} */
  @Override
  public String toString() {
    return location;
  }
}
