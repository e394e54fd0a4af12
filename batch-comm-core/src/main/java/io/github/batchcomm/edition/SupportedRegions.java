package io.github.batchcomm.edition;

import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.github.batchcomm.model.Cloud;
import io.github.batchcomm.model.Region;

/** The regions in which the editions offer simplified communication. */
final class SupportedRegions {

  private static final ImmutableSet<Region> PUBLIC_06_2022 =
      regions(
          """
          centraluseuap eastus2euap westcentralus northcentralus southcentralus eastus eastus2 \
          westus2 westus centralus westus3 eastasia southeastasia australiaeast \
          australiasoutheast brazilsoutheast brazilsouth canadacentral canadaeast northeurope \
          westeurope centralindia japaneast japanwest koreacentral koreasouth switzerlandnorth \
          ukwest uksouth uaenorth francecentral germanywestcentral norwayeast southafricanorth""");

  private static final ImmutableSet<Region> ADDED_BY_REVISION =
      regions("southindia swedencentral swedensouth switzerlandwest");

  private static final RegionSupport.Only US_GOVERNMENT =
      new RegionSupport.Only(regions("usgovarizona usgovvirginia usgovtexas"));

  private static final RegionSupport.Only CHINA_PREVIEW =
      new RegionSupport.Only(regions("chinanorth3"));

  private static final RegionSupport.AllExcept CHINA =
      new RegionSupport.AllExcept(regions("chinanorth chinaeast"));

  /** The 34 public regions, three US Government and one in China, of 06/02/2022. */
  static final RegionSupport LISTED_06_2022 =
      byCloud(new RegionSupport.Only(PUBLIC_06_2022), CHINA_PREVIEW);

  /** The same with the four public regions that the later text of that date adds. */
  static final RegionSupport LISTED_06_2022_REVISED =
      byCloud(
          new RegionSupport.Only(Sets.union(PUBLIC_06_2022, ADDED_BY_REVISION).immutableCopy()),
          CHINA_PREVIEW);

  /** Every public region with Batch but West India and France South. */
  static final RegionSupport SINCE_2023 =
      byCloud(new RegionSupport.AllExcept(regions("westindia francesouth")), CHINA);

  /** Every public region with Batch but West India. */
  static final RegionSupport SINCE_2025 =
      byCloud(new RegionSupport.AllExcept(regions("westindia")), CHINA);

  private SupportedRegions() {}

  private static RegionSupport byCloud(
      RegionSupport.CloudRegions publicCloud, RegionSupport.CloudRegions china) {
    return new RegionSupport.ByCloud(
        ImmutableMap.of(
            Cloud.PUBLIC, publicCloud, Cloud.US_GOVERNMENT, US_GOVERNMENT, Cloud.CHINA, china));
  }

  private static ImmutableSet<Region> regions(String locations) {
    return Splitter.on(' ').splitToStream(locations).map(Region::of).collect(toImmutableSet());
  }
}
