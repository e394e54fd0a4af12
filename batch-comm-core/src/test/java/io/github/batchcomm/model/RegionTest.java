package io.github.batchcomm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableSet;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Regions, their clouds and the spelling of their service tags. */
class RegionTest {

  private static final ImmutableSet<String> ABBREVIATED_IN_AZURE_CLOUD =
      ImmutableSet.of(
          "brazilsoutheast",
          "chilecentral",
          "eastusstg",
          "southcentralusstg",
          "francecentral",
          "francesouth",
          "germanynorth",
          "germanywestcentral",
          "norwayeast",
          "norwaywest",
          "switzerlandnorth",
          "switzerlandwest");

  static SortedSet<Region> known() {
    return Region.known();
  }

  @Nested
  class Catalogue {

    @Test
    void thePublicCloudHas71RegionsWithBatchTags() {
      assertThat(regionsOf(Cloud.PUBLIC)).hasSize(71);
    }

    @Test
    void theUsGovernmentCloudHas6() {
      assertThat(regionsOf(Cloud.US_GOVERNMENT))
          .extracting(Region::location)
          .containsExactlyInAnyOrder(
              "usdodcentral",
              "usdodeast",
              "usgovarizona",
              "usgoviowa",
              "usgovtexas",
              "usgovvirginia");
    }

    @Test
    void chinaHas6() {
      assertThat(regionsOf(Cloud.CHINA))
          .extracting(Region::location)
          .containsExactlyInAnyOrder(
              "chinaeast", "chinaeast2", "chinaeast3", "chinanorth", "chinanorth2", "chinanorth3");
    }

    private Stream<Region> regionsOf(Cloud cloud) {
      return known().stream().filter(region -> region.cloud().orElseThrow() == cloud);
    }
  }

  @Nested
  class TagSuffix {

    @ParameterizedTest
    @MethodSource("io.github.batchcomm.model.RegionTest#known")
    void isTheLocationInLowerCase(Region region) {
      assertThat(Ascii.toLowerCase(region.tagSuffix().orElseThrow())).isEqualTo(region.location());
    }

    @ParameterizedTest
    @MethodSource("io.github.batchcomm.model.RegionTest#known")
    void startsWithACapital(Region region) {
      assertThat(region.tagSuffix().orElseThrow()).matches("[A-Z][A-Za-z0-9]+");
    }

    @ParameterizedTest
    @CsvSource({
      "westeurope, WestEurope",
      "southeastasia, SoutheastAsia",
      "southeastus, SoutheastUS",
      "southeastus3, SoutheastUS3",
      "australiasoutheast, AustraliaSoutheast",
      "brazilsoutheast, BrazilSoutheast",
      "germanywestcentral, GermanyWestCentral",
      "westcentralus, WestCentralUS",
      "northcentralus, NorthCentralUS",
      "taiwannorthwest, TaiwanNorthwest",
      "israelnorthwest, IsraelNorthwest",
      "jioindiacentral, JioIndiaCentral",
      "newzealandnorth, NewZealandNorth",
      "uksouth, UKSouth",
      "uaenorth, UAENorth",
      "eastus2euap, EastUS2EUAP",
      "centraluseuap, CentralUSEUAP",
      "southcentralusstg, SouthCentralUSSTG",
      "australiacentral2, AustraliaCentral2",
      "usgovvirginia, USGovVirginia",
      "usdodcentral, USDoDCentral",
      "chinanorth3, ChinaNorth3",
      "denmarkeast, DenmarkEast",
      "eastus3, EastUS3",
    })
    void breaksWordsWhereAzureDoes(String location, String suffix) {
      assertThat(Region.of(location).tagSuffix()).hasValue(suffix);
    }
  }

  @Nested
  class AzureCloudSuffix {

    @ParameterizedTest
    @CsvSource({
      "brazilsoutheast, brazilse",
      "chilecentral, chilec",
      "eastusstg, usstagee",
      "southcentralusstg, usstagec",
      "francecentral, centralfrance",
      "francesouth, southfrance",
      "germanynorth, germanyn",
      "germanywestcentral, germanywc",
      "norwayeast, norwaye",
      "norwaywest, norwayw",
      "switzerlandnorth, switzerlandn",
      "switzerlandwest, switzerlandw",
    })
    void isAnAbbreviationForTwelveRegions(String location, String suffix) {
      assertThat(Region.of(location).azureCloudTagSuffix()).hasValue(suffix);
    }

    @ParameterizedTest
    @MethodSource("io.github.batchcomm.model.RegionTest#known")
    void isTheLocationForAllOthers(Region region) {
      assertThat(region.azureCloudTagSuffix().orElseThrow().equals(region.location()))
          .isNotEqualTo(ABBREVIATED_IN_AZURE_CLOUD.contains(region.location()));
    }
  }

  @Nested
  class Naming {

    @ParameterizedTest
    @ValueSource(strings = {"westeurope", "West Europe", "WestEurope", " west\teurope "})
    void caseAndSpacesDoNotMatter(String name) {
      assertThat(Region.of(name)).isEqualTo(new Region("westeurope"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "west-europe", "west_europe", "[parameters('location')]", "ö"})
    void whatIsNoLocationIsRefused(String name) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Region.of(name))
          .withMessage("'%s' is not a region: expected a location such as westeurope", name);
    }

    @Test
    void aRegionPrintsAsItsLocation() {
      assertThat(Region.of("UK South")).hasToString("uksouth");
    }
  }

  @Nested
  class AnUnknownRegion {

    private final Region region = Region.of("Atlantis North");

    @Test
    void isAcceptedAndMarked() {
      assertThat(region.isKnown()).isFalse();
    }

    @Test
    void hasNoCloud() {
      assertThat(region.cloud()).isEmpty();
    }

    @Test
    void hasNoTagSuffixes() {
      assertThat(region.tagSuffix()).isEmpty();
      assertThat(region.azureCloudTagSuffix()).isEmpty();
    }
  }
}
