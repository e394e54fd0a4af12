package io.github.batchcomm.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSortedMap;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.IpPrefix;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names of tags a complete list tells to be misspelt. */
class SpellingTest {

  @ParameterizedTest
  @CsvSource({
    "BatchNodeManagment.WestEurope, BatchNodeManagement.WestEurope",
    "BatchNodeManagement.WestEurop, BatchNodeManagement.WestEurope",
    "BatchNodeManagement.WsetEurope, BatchNodeManagement.WestEurope",
    "BatchNodeManagment.WestEurop, BatchNodeManagement.WestEurope",
    "BatchNodesManagements, BatchNodeManagement",
    "Storge, Storage",
    "AzureKeyVaults.WestUS7, AzureKeyVault.WestUS7"
  })
  void aNameThatIsNearlyAListedOneIsMisspelt(String name, String meant) {
    assertThat(catalogue(true).misspelt(ServiceTag.parse(name))).contains(ServiceTag.parse(meant));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Storage.WestEurope",
        "Storage.WestUS9",
        "Storage.WestUS",
        "Storage.EastEurope",
        "Storage.NorwayEast",
        "QuantumFoundry",
        "AzureCloud.norwayx",
        "VirtualNetwork",
        "Sql"
      })
  void aListedNameAndOneThatANewerListCouldHaveAreNot(String name) {
    assertThat(catalogue(true).misspelt(ServiceTag.parse(name))).isEmpty();
  }

  @Test
  void aListThatMayLackTagsTellsNothing() {
    assertThat(catalogue(false).misspelt(ServiceTag.parse("Storge"))).isEmpty();
  }

  private static ServiceTagCatalogue catalogue(boolean complete) {
    ImmutableSortedMap.Builder<ServiceTag, AddressSet> tags = ImmutableSortedMap.naturalOrder();
    Stream.of(
            "BatchNodeManagement",
            "BatchNodeManagement.WestEurope",
            "Storage",
            "Storage.WestEurope",
            "Storage.WestUS3",
            "AzureKeyVault",
            "AzureCloud.norwaye")
        .forEach(
            it -> tags.put(ServiceTag.parse(it), AddressSet.of(IpPrefix.parse("192.0.2.0/24"))));
    return ServiceTagCatalogue.builder()
        .cloud(Cloud.PUBLIC)
        .changeNumber(1)
        .tags(tags.buildOrThrow())
        .complete(complete)
        .build();
  }
}
