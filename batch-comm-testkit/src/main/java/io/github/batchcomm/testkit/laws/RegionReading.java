package io.github.batchcomm.testkit.laws;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.model.Region;

/** Which regions a published edition supports, by lists written down once more. */
final class RegionReading {

  private static final ImmutableList<Boolean> YES = ImmutableList.of(true);
  private static final ImmutableList<Boolean> EITHER = ImmutableList.of(true, false);

  private static final ImmutableSet<String> LISTED_IN_JUNE_2022 =
      locations(
          """
          centraluseuap eastus2euap
          westcentralus northcentralus southcentralus centralus eastus eastus2 westus westus2 westus3
          eastasia southeastasia australiaeast australiasoutheast japaneast japanwest
          brazilsouth brazilsoutheast canadacentral canadaeast
          northeurope westeurope francecentral germanywestcentral norwayeast switzerlandnorth
          uksouth ukwest uaenorth southafricanorth
          centralindia koreacentral koreasouth
          usgovarizona usgovvirginia usgovtexas
          chinanorth3
          """);

  private static final ImmutableSet<String> ADDED_LATER =
      locations("southindia swedencentral swedensouth switzerlandwest");

  private static final ImmutableSet<String> NEVER_SUPPORTED =
      locations("westindia usdodcentral usdodeast usgoviowa chinanorth chinaeast");

  private RegionReading() {}

  /** Whether a region may be supported, as far as an edition tells. */
  static ImmutableList<Boolean> supported(String edition, Region region) {
    String location = region.location();
    return switch (edition) {
      case "2021-10-21", "2021-10-21-revised" -> YES;
      case "2022-06-02" -> ImmutableList.of(LISTED_IN_JUNE_2022.contains(location));
      case "2022-06-02-revised" ->
          ImmutableList.of(
              LISTED_IN_JUNE_2022.contains(location) || ADDED_LATER.contains(location));
      default -> {
        if (!region.isKnown()) {
          yield EITHER;
        }
        boolean excluded = edition.equals("2023-03-29") && location.equals("francesouth");
        yield ImmutableList.of(!excluded && !NEVER_SUPPORTED.contains(location));
      }
    };
  }

  private static ImmutableSet<String> locations(String words) {
    return ImmutableSet.copyOf(Splitter.onPattern("\\s+").omitEmptyStrings().splitToList(words));
  }
}
