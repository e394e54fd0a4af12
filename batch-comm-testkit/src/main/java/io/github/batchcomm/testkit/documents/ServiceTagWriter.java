package io.github.batchcomm.testkit.documents;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.model.ServiceTag;
import io.github.batchcomm.model.ServiceTagCatalogue;
import java.util.Map;

/** Writes a cloud's service tags, as the weekly file or as the discovery API lists them. */
final class ServiceTagWriter {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Variation variation;

  ServiceTagWriter(Variation variation) {
    this.variation = variation;
  }

  /**
   * Says by which prefixes each tag is listed: by those the catalogue has, and now and then by one
   * more that lies within another.
   *
   * @param isWhole whether the weekly file lists them
   * @return the catalogue as it is read
   */
  ServiceTagCatalogue listed(ServiceTagCatalogue catalogue, boolean isWhole) {
    ImmutableSortedMap.Builder<ServiceTag, ImmutableList<IpPrefix>> listed =
        ImmutableSortedMap.naturalOrder();
    for (ServiceTag tag : catalogue.tags().keySet()) {
      ImmutableList<IpPrefix> prefixes = catalogue.prefixes(tag, AddressSet.ALL);
      if (!prefixes.isEmpty()) {
        listed.put(tag, variation.seldom() ? andHalfOfTheFirst(prefixes) : prefixes);
      }
    }
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
      for (IpPrefix prefix : catalogue.prefixes(tag.getKey(), AddressSet.ALL)) {
        prefixes.add(RuleLiterals.prefix(prefix, variation));
        if (variation.seldom()) {
          prefixes.add(RuleLiterals.prefix(prefix, variation));
        }
      }
      if (!prefixes.isEmpty()) {
        properties.set("addressPrefixes", prefixes);
      } else if (variation.maybe()) {
        properties.set("addressPrefixes", Literals.nothing(variation));
      }
    }
    return values;
  }

  /** The same addresses, with one longer prefix if there can be one. */
  private static ImmutableList<IpPrefix> andHalfOfTheFirst(ImmutableList<IpPrefix> prefixes) {
    IpPrefix first = prefixes.get(0);
    return first.length() == first.family().bits()
        ? prefixes
        : ImmutableList.<IpPrefix>builder()
            .addAll(prefixes)
            .add(new IpPrefix(first.first(), first.length() + 1))
            .build();
  }
}
