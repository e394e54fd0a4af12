package io.github.batchcomm.testkit.documents;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.github.batchcomm.flow.AddressRange;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.model.ServiceTag;
import io.github.batchcomm.model.ServiceTagCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes a cloud's service tags, as the weekly file or as the discovery API lists them. */
final class ServiceTagWriter {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Variation variation;

  ServiceTagWriter(Variation variation) {
    this.variation = variation;
  }

  /**
   * Says how many prefixes each tag is listed by: as many as the catalogue has it, or as few as
   * there can be, and now and then one more.
   *
   * @param isWhole whether the weekly file lists them
   * @return the catalogue as it is read
   */
  ServiceTagCatalogue listed(ServiceTagCatalogue catalogue, boolean isWhole) {
    ImmutableSortedMap.Builder<ServiceTag, Integer> listed = ImmutableSortedMap.naturalOrder();
    catalogue
        .tags()
        .forEach(
            (tag, addresses) -> {
              int fewest = addresses.prefixes().size();
              int before = catalogue.listedPrefixes().getOrDefault(tag, fewest);
              int more = !addresses.isEmpty() && variation.seldom() ? 1 : 0;
              listed.put(tag, addresses.isEmpty() ? 0 : Math.max(fewest, before) + more);
            });
    return ServiceTagCatalogue.builder()
        .cloud(catalogue.cloud())
        .changeNumber(catalogue.changeNumber())
        .tags(catalogue.tags())
        .listedPrefixes(listed.buildOrThrow())
        .complete(isWhole)
        .build();
  }

  /** {@return the weekly file} */
  ObjectNode file(ServiceTagCatalogue catalogue) {
    ObjectNode json =
        JSON.objectNode()
            .put("changeNumber", catalogue.changeNumber())
            .put("cloud", catalogue.cloud().serviceTagCloudName());
    return json.set("values", tags(catalogue, false));
  }

  /** {@return the answer of the discovery API, which the Azure CLI may have flattened} */
  ObjectNode answer(ServiceTagCatalogue catalogue) {
    String cloud = catalogue.cloud().serviceTagCloudName();
    ObjectNode json =
        JSON.objectNode()
            .put("name", cloud)
            .put(
                "id",
                "/subscriptions/00000000-0000-0000-0000-000000000001"
                    + "/providers/Microsoft.Network/serviceTags/"
                    + cloud)
            .put("type", "Microsoft.Network/serviceTags")
            .put("changeNumber", Long.toString(catalogue.changeNumber()))
            .put("cloud", cloud);
    json.set("values", tags(catalogue, variation.maybe()));
    switch (variation.below(3)) {
      case 1 -> json.put("nextLink", "");
      case 2 -> json.putNull("nextLink");
      default -> {
        // No link.
      }
    }
    return json;
  }

  private ArrayNode tags(ServiceTagCatalogue catalogue, boolean isFlat) {
    ArrayNode values = JSON.arrayNode();
    for (Map.Entry<ServiceTag, AddressSet> tag : catalogue.tags().entrySet()) {
      String name = RuleLiterals.tag(tag.getKey(), variation);
      ObjectNode value = values.addObject().put("name", name).put("id", name);
      ObjectNode properties = isFlat ? value : value.putObject("properties");
      if (variation.maybe()) {
        properties.put("changeNumber", 1).put("region", "").put("platform", "Azure");
        properties.put("systemService", "").putNull("networkFeatures");
      }
      ArrayNode prefixes = JSON.arrayNode();
      int count = catalogue.listedPrefixes().getOrDefault(tag.getKey(), 0);
      prefixes(tag.getValue(), count)
          .forEach(it -> prefixes.add(RuleLiterals.prefix(it, variation)));
      if (!prefixes.isEmpty()) {
        properties.set("addressPrefixes", prefixes);
      } else if (variation.maybe()) {
        properties.set("addressPrefixes", Literals.nothing(variation));
      }
    }
    return values;
  }

  /** As many prefixes that together make up the addresses: halves, or one several times. */
  private static ImmutableList<IpPrefix> prefixes(AddressSet addresses, int count) {
    List<IpPrefix> prefixes = new ArrayList<>(addresses.prefixes());
    while (prefixes.size() < count) {
      IpPrefix first = prefixes.remove(0);
      prefixes.addAll(halves(first));
    }
    return ImmutableList.copyOf(prefixes);
  }

  private static ImmutableList<IpPrefix> halves(IpPrefix prefix) {
    if (prefix.first().equals(prefix.last())) {
      return ImmutableList.of(prefix, prefix);
    }
    IpPrefix lower = new IpPrefix(prefix.first(), prefix.length() + 1);
    AddressSet upper = AddressSet.of(prefix).difference(AddressSet.of(lower));
    AddressRange range = upper.ranges().get(0);
    return ImmutableList.of(lower, new IpPrefix(range.first(), prefix.length() + 1));
  }
}
