package io.github.batchcomm.testkit;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.model.Cloud;
import io.github.batchcomm.model.Region;
import io.github.batchcomm.model.ServiceTag;
import io.github.batchcomm.model.ServiceTagCatalogue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Catalogues of service tags that agree with what is known of Azure's tags without a list: a
 * regional tag lies in its service's global tag, those of Batch and Storage in AzureCloud of their
 * region, and that in AzureCloud; regions share no address, nor do Batch and Storage; and global
 * tags hold addresses of no region.
 */
final class TagCatalogues {

  /** As many regions have addresses of their own. */
  private static final int MOST_REGIONS = 6;

  /** The addresses that are in no region lie behind those of the last. */
  private static final int NO_REGION = 7;

  private static final String BATCH = "192.0.2.";
  private static final String STORAGE = "198.51.100.";
  private static final String OTHERS = "203.0.113.";

  /** Services that have one tag and no regional ones. */
  private static final ImmutableList<ServiceTag> GLOBAL =
      ImmutableList.of(
          ServiceTag.AZURE_ACTIVE_DIRECTORY,
          ServiceTag.MICROSOFT_CONTAINER_REGISTRY,
          ServiceTag.AZURE_RESOURCE_MANAGER,
          ServiceTag.AZURE_MONITOR,
          ServiceTag.AZURE_FRONT_DOOR_FIRST_PARTY);

  /** Services with regional tags besides Batch and Storage. */
  private static final ImmutableList<ServiceTag> REGIONAL =
      ImmutableList.of(ServiceTag.AZURE_KEY_VAULT, ServiceTag.AZURE_CONTAINER_REGISTRY);

  private TagCatalogues() {}

  /**
   * Which of the addresses that tags may have they do have, and which tags are lacking.
   *
   * @param masks for each region of Batch and of Storage, and for other tags, a bit for each prefix
   * @param changeNumber the number of the change
   * @param lacking positions of tags that are not listed
   * @param emptied true if those are listed without a prefix
   * @param whole true if the list is the one that is published weekly
   */
  record Content(
      List<Integer> masks,
      long changeNumber,
      ImmutableSet<Integer> lacking,
      boolean emptied,
      boolean whole) {

    ServiceTagCatalogue of(Cloud cloud, Iterable<Region> regions) {
      Map<ServiceTag, AddressSet> tags = complete(this, ImmutableSet.copyOf(regions).asList());
      ImmutableSortedMap.Builder<ServiceTag, AddressSet> listed = ImmutableSortedMap.naturalOrder();
      int position = 0;
      for (Map.Entry<ServiceTag, AddressSet> tag : tags.entrySet()) {
        if (!lacking.contains(position++)) {
          listed.put(tag);
        } else if (emptied) {
          listed.put(tag.getKey(), AddressSet.NONE);
        }
      }
      return ServiceTagCatalogue.builder()
          .cloud(cloud)
          .changeNumber(changeNumber)
          .tags(listed.buildOrThrow())
          .complete(whole)
          .build();
    }

    Content withoutGaps() {
      return new Content(masks, changeNumber, ImmutableSet.of(), emptied, whole);
    }
  }

  /** The content of a catalogue. */
  static Arbitrary<Content> contents(boolean complete) {
    // The first tags are those that pools need most.
    Arbitrary<ImmutableSet<Integer>> lacking =
        Arbitraries.integers()
            .between(0, 11)
            .withoutEdgeCases()
            .set()
            .ofMinSize(1)
            .ofMaxSize(5)
            .map(ImmutableSet::copyOf);
    Arbitrary<ImmutableSet<Integer>> none = Arbitraries.just(ImmutableSet.of());
    return Combinators.combine(
            Arbitraries.integers()
                .between(0, 15)
                .withoutEdgeCases()
                .list()
                .ofSize(2 * (NO_REGION + 1) + 1),
            Arbitraries.longs().between(1, 400).withoutEdgeCases(),
            complete ? none : Either.of(2, none, 1, lacking),
            Arbitraries.of(false, true),
            Arbitraries.of(false, true))
        .as(Content::new);
  }

  /** Catalogues for the region of a place and its neighbour. */
  static Arbitrary<Draft<ServiceTagCatalogue>> catalogues() {
    return contents(false)
        .map(
            content ->
                place ->
                    content.of(place.cloud(), ImmutableList.of(place.region(), place.neighbour())));
  }

  private static Map<ServiceTag, AddressSet> complete(
      Content content, ImmutableList<Region> regions) {
    Map<ServiceTag, AddressSet> tags = new LinkedHashMap<>();
    AddressSet allBatch = part(content, BATCH, "1", NO_REGION, 0);
    AddressSet allStorage = part(content, STORAGE, "2", NO_REGION, NO_REGION + 1);
    AddressSet allCloud = AddressSet.of(IpPrefix.parse(OTHERS + "0/30"));
    for (int i = 0; i < Math.min(MOST_REGIONS, regions.size()); i++) {
      Region region = regions.get(i);
      AddressSet batch = part(content, BATCH, "1", i, 0);
      AddressSet storage = part(content, STORAGE, "2", i, NO_REGION + 1);
      AddressSet cloud =
          batch.union(storage).union(AddressSet.of(IpPrefix.parse(OTHERS + (4 + i) + "/32")));
      tags.put(ServiceTag.BATCH_NODE_MANAGEMENT.in(region), batch);
      tags.put(ServiceTag.STORAGE.in(region), storage);
      tags.put(ServiceTag.AZURE_CLOUD.in(region), cloud);
      allBatch = allBatch.union(batch);
      allStorage = allStorage.union(storage);
      allCloud = allCloud.union(cloud);
    }
    tags.put(ServiceTag.BATCH_NODE_MANAGEMENT, allBatch);
    tags.put(ServiceTag.STORAGE, allStorage);
    tags.put(ServiceTag.AZURE_CLOUD, allCloud.union(allBatch));
    addOthers(tags, regions, content.masks().get(2 * (NO_REGION + 1)));
    return tags;
  }

  private static void addOthers(
      Map<ServiceTag, AddressSet> tags, ImmutableList<Region> regions, int mask) {
    int next = 16;
    for (ServiceTag tag : GLOBAL) {
      tags.put(tag, AddressSet.of(IpPrefix.parse(OTHERS + next + "/" + (28 + mask % 4))));
      next += 16;
    }
    for (ServiceTag service : REGIONAL) {
      AddressSet all = AddressSet.of(IpPrefix.parse(OTHERS + next + "/31"));
      for (int i = 0; i < Math.min(MOST_REGIONS, regions.size()); i++) {
        AddressSet own = AddressSet.of(IpPrefix.parse(OTHERS + (next + 2 + 2 * i) + "/31"));
        tags.put(service.in(regions.get(i)), own);
        all = all.union(own);
      }
      tags.put(service, all);
      next += 16;
    }
  }

  /** The addresses of a service in one region: one prefix or more. */
  private static AddressSet part(
      Content content, String start, String network, int region, int firstMask) {
    // INVARIANT: the addresses of two regions are disjoint, and those of the services.
    int mask = content.masks().get(firstMask + region);
    int base = 32 * region;
    ImmutableList<String> prefixes =
        ImmutableList.of(
            start + base + "/29",
            start + (base + 8) + "/29",
            start + (base + 20) + "/32",
            start + (base + 24) + "/30",
            "2001:db8:1:" + network + ":" + region + "::/126");
    AddressSet.Builder addresses = AddressSet.builder().add(IpPrefix.parse(prefixes.get(0)));
    for (int i = 1; i < prefixes.size(); i++) {
      if ((mask & 1 << (i - 1)) != 0) {
        addresses.add(IpPrefix.parse(prefixes.get(i)));
      }
    }
    return addresses.build();
  }
}
