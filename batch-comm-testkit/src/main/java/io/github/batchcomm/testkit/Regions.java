package io.github.batchcomm.testkit;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.edition.Editions;
import io.github.batchcomm.edition.RegionSupport;
import io.github.batchcomm.model.Region;

/** The regions that are generated, with how often. */
final class Regions {

  /** Supported by every edition. */
  private static final Region ORDINARY = Region.of("westeurope");

  /** Of no cloud this library knows. */
  private static final Region UNKNOWN = Region.of("moonbase1");

  /** An ordinary region, those at the border of support, an unknown one, and all others seldom. */
  static final Choice<Region> CHOICE = Choice.of("the region", weights());

  private Regions() {}

  /** Supported in some clouds or editions and not in others, or not known at all. */
  static ImmutableList<Region> atTheBorder() {
    return CHOICE.allowed().stream()
        .filter(region -> isAtTheBorder(region) || region.equals(UNKNOWN))
        .collect(toImmutableList());
  }

  private static ImmutableMap<Region, Integer> weights() {
    ImmutableMap.Builder<Region, Integer> weights = ImmutableMap.builder();
    weights.put(ORDINARY, 60);
    for (Region region : Region.known()) {
      if (!region.equals(ORDINARY)) {
        weights.put(region, isAtTheBorder(region) ? 4 : 1);
      }
    }
    weights.put(UNKNOWN, 12);
    return weights.buildOrThrow();
  }

  /** Whether some edition does not support it. */
  private static boolean isAtTheBorder(Region region) {
    ImmutableSet<RegionSupport.Answer> answers =
        Editions.all().stream()
            .map(edition -> edition.regionSupport().content().supports(region))
            .collect(toImmutableSet());
    return answers.contains(RegionSupport.Answer.NOT_SUPPORTED);
  }
}
