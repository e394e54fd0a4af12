package io.github.batchcomm.model;

import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.base.Ascii;
import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Tells names of service tags that are misspelt from those that only a newer list has.
 *
 * <p>In the service tag files of 2020 to 2026 no two services are within two edits of each other,
 * and no two regions within one, but for their numbers. (North and South, East and West are two
 * apart.)
 */
final class Spelling {

  private static final CharMatcher DIGITS = CharMatcher.inRange('0', '9');

  /** A name as short as this may be a few letters from anything. */
  private static final int SHORT = 8;

  private final ImmutableSet<String> services;
  private final ImmutableSet<String> suffixes;

  Spelling(Collection<ServiceTag> listed) {
    this.services = listed.stream().map(ServiceTag::service).collect(toImmutableSet());
    this.suffixes =
        listed.stream()
            .filter(it -> !it.service().equals(ServiceTag.AZURE_CLOUD.service()))
            .map(ServiceTag::suffix)
            .filter(it -> !it.isEmpty())
            .collect(toImmutableSet());
  }

  /** {@return the tag that one that is not listed misspells, if it misspells one} */
  Optional<ServiceTag> corrected(ServiceTag tag) {
    boolean isService = isKnownService(tag.service());
    Optional<String> service =
        isService
            ? Optional.of(tag.service())
            : nearest(tag.service(), services, tag.service().length() > SHORT ? 2 : 1);
    // Suffixes of AzureCloud are abbreviations, which are near to each other.
    boolean isSuffix =
        tag.suffix().isEmpty()
            || isKnownSuffix(tag.suffix())
            || tag.service().equals(ServiceTag.AZURE_CLOUD.service());
    Optional<String> suffix =
        isSuffix ? Optional.of(tag.suffix()) : nearest(tag.suffix(), suffixes, 1);
    boolean isMistake = service.isPresent() && (!isService || (!isSuffix && suffix.isPresent()));
    return isMistake
        ? Optional.of(named(service.get(), suffix.orElse(tag.suffix())))
        : Optional.empty();
  }

  private static ServiceTag named(String service, String suffix) {
    return ServiceTag.parse(suffix.isEmpty() ? service : service + "." + suffix);
  }

  private boolean isKnownService(String service) {
    return ServiceTag.knownServices().contains(Ascii.toLowerCase(service))
        || services.stream().anyMatch(it -> Ascii.equalsIgnoreCase(it, service));
  }

  /** A number more makes a new region. */
  private boolean isKnownSuffix(String suffix) {
    return KnownRegions.find(Ascii.toLowerCase(suffix)).isPresent()
        || suffixes.stream().anyMatch(it -> letters(it).equals(letters(suffix)));
  }

  private static Optional<String> nearest(String name, ImmutableSet<String> known, int most) {
    return known.stream()
        .filter(it -> Math.abs(it.length() - name.length()) <= most)
        .filter(it -> distance(letters(name), letters(it)) <= most)
        .min(
            Comparator.<String>comparingInt(it -> distance(letters(name), letters(it)))
                .thenComparing(it -> it));
  }

  private static String letters(String name) {
    return DIGITS.removeFrom(Ascii.toLowerCase(name));
  }

  /** How many letters are left out, added, changed, or swapped with the next. */
  private static int distance(String one, String other) {
    int[][] distances = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        if (i == 0 || j == 0) {
          distances[i][j] = i + j;
          continue;
        }
        boolean same = one.charAt(i - 1) == other.charAt(j - 1);
        int least = distances[i - 1][j - 1] + (same ? 0 : 1);
        least = Math.min(least, Math.min(distances[i - 1][j], distances[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1)) {
          least = Math.min(least, distances[i - 2][j - 2] + 1);
        }
        distances[i][j] = least;
      }
    }
    return distances[one.length()][other.length()];
  }
}
