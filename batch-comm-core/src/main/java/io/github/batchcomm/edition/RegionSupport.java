package io.github.batchcomm.edition;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.model.Cloud;
import io.github.batchcomm.model.Region;
import java.io.Serializable;
import java.util.Optional;

/** In which regions an edition offers simplified communication. */
public sealed interface RegionSupport extends Serializable {

  /**
   * Tells whether a region is supported.
   *
   * @param region the region
   * @return the answer, which may be that the edition does not decide it
   */
  Answer supports(Region region);

  /** Whether a region is supported. */
  enum Answer {
    /** It is. */
    SUPPORTED,
    /** It is not. */
    NOT_SUPPORTED,
    /** The edition lists no regions and therefore excludes none. */
    NOT_LISTED,
    /** The edition decides by facts about the region that are not known. */
    UNKNOWN
  }

  /** The edition says nothing about regions. */
  record Unlisted() implements RegionSupport {
    @Override
    public Answer supports(Region region) {
      return Answer.NOT_LISTED;
    }
  }

  /**
   * The edition says which regions of each cloud are supported.
   *
   * @param clouds the statement for each cloud
   */
  record ByCloud(ImmutableMap<Cloud, CloudRegions> clouds) implements RegionSupport {

    @Override
    public Answer supports(Region region) {
      Optional<Cloud> cloud = region.cloud();
      if (cloud.isPresent()) {
        CloudRegions regions = clouds.getOrDefault(cloud.get(), new Only(ImmutableSet.of()));
        return regions.includes(region) ? Answer.SUPPORTED : Answer.NOT_SUPPORTED;
      }
      // Closed lists decide even about a region of which nothing is known.
      boolean everyListIsClosed = clouds.values().stream().allMatch(Only.class::isInstance);
      return everyListIsClosed ? Answer.NOT_SUPPORTED : Answer.UNKNOWN;
    }
  }

  /** Which regions of one cloud are supported. */
  sealed interface CloudRegions extends Serializable {

    /**
     * Tells whether a region of this cloud is supported.
     *
     * @param region the region
     * @return true if it is
     */
    boolean includes(Region region);
  }

  /**
   * These and no others.
   *
   * @param regions the supported regions
   */
  record Only(ImmutableSet<Region> regions) implements CloudRegions {
    @Override
    public boolean includes(Region region) {
      return regions.contains(region);
    }
  }

  /**
   * All regions of the cloud where Batch is present, except these.
   *
   * @param regions the regions left out
   */
  record AllExcept(ImmutableSet<Region> regions) implements CloudRegions {
    @Override
    public boolean includes(Region region) {
      return !regions.contains(region);
    }
  }
}
