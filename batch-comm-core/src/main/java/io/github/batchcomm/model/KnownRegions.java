package io.github.batchcomm.model;

import com.google.common.base.Ascii;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedSet;
import java.util.Optional;

/**
 * The regions whose Batch service tags Azure publishes, spelled as its service tag files spell
 * them.
 *
 * <p>Source: the service tag files of 20 October 2025 (Public 374, AzureGovernment 371, China 370);
 * Denmark East and East US 3 from names published in May 2026.
 */
final class KnownRegions {

  /**
   * What is known of a region.
   *
   * @param region the region itself, shared so that it is compared fast
   * @param cloud the cloud it belongs to
   * @param tagSuffix the suffix of its service tags; lower-cased it is the location
   * @param azureCloudSuffix the suffix of its AzureCloud tag
   */
  record Entry(Region region, Cloud cloud, String tagSuffix, String azureCloudSuffix) {}

  private static final String PUBLIC =
      """
      AustraliaCentral AustraliaCentral2 AustraliaEast AustraliaSoutheast AustriaEast \
      BelgiumCentral BrazilSouth BrazilSoutheast CanadaCentral CanadaEast CentralIndia CentralUS \
      CentralUSEUAP ChileCentral DenmarkEast EastAsia EastUS EastUS2 EastUS2EUAP EastUS3 EastUSSTG \
      FranceCentral FranceSouth GermanyNorth GermanyWestCentral IndonesiaCentral IsraelCentral \
      IsraelNorthwest ItalyNorth JapanEast JapanWest JioIndiaCentral JioIndiaWest KoreaCentral \
      KoreaSouth MalaysiaSouth MalaysiaWest MexicoCentral NewZealandNorth NorthCentralUS \
      NorthEurope NorwayEast NorwayWest PolandCentral QatarCentral SouthAfricaNorth \
      SouthAfricaWest SouthCentralUS SouthCentralUS2 SouthCentralUSSTG SouthIndia SoutheastAsia \
      SoutheastUS SoutheastUS3 SpainCentral SwedenCentral SwedenSouth SwitzerlandNorth \
      SwitzerlandWest TaiwanNorth TaiwanNorthwest UAECentral UAENorth UKSouth UKWest \
      WestCentralUS WestEurope WestIndia WestUS WestUS2 WestUS3""";

  private static final String US_GOVERNMENT =
      "USDoDCentral USDoDEast USGovArizona USGovIowa USGovTexas USGovVirginia";

  private static final String CHINA =
      "ChinaEast ChinaEast2 ChinaEast3 ChinaNorth ChinaNorth2 ChinaNorth3";

  /** The regions whose AzureCloud tag does not simply carry the location. */
  private static final ImmutableMap<String, String> AZURE_CLOUD_ABBREVIATIONS =
      ImmutableMap.<String, String>builder()
          .put("brazilsoutheast", "brazilse")
          .put("chilecentral", "chilec")
          .put("eastusstg", "usstagee")
          .put("southcentralusstg", "usstagec")
          .put("francecentral", "centralfrance")
          .put("francesouth", "southfrance")
          .put("germanynorth", "germanyn")
          .put("germanywestcentral", "germanywc")
          .put("norwayeast", "norwaye")
          .put("norwaywest", "norwayw")
          .put("switzerlandnorth", "switzerlandn")
          .put("switzerlandwest", "switzerlandw")
          .buildOrThrow();

  private static final ImmutableMap<String, Entry> BY_LOCATION = byLocation();

  private static final ImmutableMap<String, Region> BY_AZURE_CLOUD_SUFFIX =
      BY_LOCATION.values().stream()
          .collect(ImmutableMap.toImmutableMap(Entry::azureCloudSuffix, Entry::region));

  private static final ImmutableSortedSet<Region> ALL =
      ImmutableSortedSet.copyOf(BY_AZURE_CLOUD_SUFFIX.values());

  private KnownRegions() {}

  static ImmutableSortedSet<Region> all() {
    return ALL;
  }

  static Optional<Entry> find(String location) {
    return Optional.ofNullable(BY_LOCATION.get(location));
  }

  /** {@return the region whose AzureCloud tag has this lower-case suffix} */
  static Optional<Region> findByAzureCloudSuffix(String suffix) {
    return Optional.ofNullable(BY_AZURE_CLOUD_SUFFIX.get(suffix));
  }

  private static ImmutableMap<String, Entry> byLocation() {
    ImmutableMap.Builder<String, Entry> entries = ImmutableMap.builder();
    addAll(entries, Cloud.PUBLIC, PUBLIC);
    addAll(entries, Cloud.US_GOVERNMENT, US_GOVERNMENT);
    addAll(entries, Cloud.CHINA, CHINA);
    return entries.buildOrThrow();
  }

  private static void addAll(
      ImmutableMap.Builder<String, Entry> entries, Cloud cloud, String tagSuffixes) {
    for (String tagSuffix : Splitter.on(' ').split(tagSuffixes)) {
      String location = Ascii.toLowerCase(tagSuffix);
      String azureCloudSuffix = AZURE_CLOUD_ABBREVIATIONS.getOrDefault(location, location);
      entries.put(location, new Entry(new Region(location), cloud, tagSuffix, azureCloudSuffix));
    }
  }
}
