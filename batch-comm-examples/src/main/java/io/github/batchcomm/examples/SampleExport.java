package io.github.batchcomm.examples;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.io.Resources;
import io.github.batchcomm.azure.InventoryDocument;

/**
 * The export that ships with the examples: seven made-up accounts of one company, in the shapes
 * that the Azure CLI, Azure Resource Graph and the REST API give them.
 */
final class SampleExport {

  /** What the directory holds; it cannot be listed from within a jar. */
  static final ImmutableList<String> NAMES =
      ImmutableList.of(
          "accounts.json",
          "declarations.json",
          "networks.json",
          "nsg-render.json",
          "outbound-contosofleet.json",
          "outbound-contosorender.json",
          "pools-contosoarchive.json",
          "pools-contosofleet.json",
          "pools-contosogenomics.json",
          "pools-contosolab.json",
          "pools-contosorender.json",
          "pools-contosorisk.json",
          "pools-contosoweather.json",
          "resource-graph.json",
          "routes-weather.json",
          "service-tags.json");

  private SampleExport() {}

  static ImmutableList<InventoryDocument> documents() {
    return NAMES.stream().map(SampleExport::document).collect(toImmutableList());
  }

  private static InventoryDocument document(String name) {
    return new InventoryDocument(
        name, Resources.asByteSource(Resources.getResource(SampleExport.class, "sample/" + name)));
  }
}
