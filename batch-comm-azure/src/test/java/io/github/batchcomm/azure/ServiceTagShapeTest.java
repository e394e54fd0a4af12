package io.github.batchcomm.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.model.Cloud;
import io.github.batchcomm.model.ServiceTag;
import io.github.batchcomm.model.ServiceTagCatalogue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which documents are service tag files, and which catalogues an inventory takes from them. */
class ServiceTagShapeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'changeNumber': 1, 'cloud': 'Public', 'values': []}",
        "{'changeNumber': 1, 'cloud': 'Public'",
        "{'cloud': 'AzureGermany', 'changeNumber': '1'",
        "{'values': [], 'cloud': 'Public'}",
        "{'id': '', 'name': 'Public', 'type': 'microsoft.network/servicetags'",
        "{'values': [{'name': 'Storage', 'properties': {'region': '', 'addressPrefixes': [",
        "{'values': [{'name': 'Storage', 'addressPrefixes': [",
      })
  void serviceTagFiles(String beginning) {
    assertThat(isServiceTagFile(beginning)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "1",
        "[]",
        "{}",
        "[{'changeNumber': 1, 'cloud': 'Public'}]",
        "{'value': [{'name': 'rule', 'properties': {'addressPrefixes': []}}]}",
        "{'values': [{'name': 'Storage'}]}",
        "{'values': {'addressPrefixes': []}}",
        "{'changeNumber': 1}",
        "{'type': 'Microsoft.Batch/batchAccounts', 'cloud': '', 'changeNumber': 1}",
        "{'changeNumber': 1, 'other': {'cloud': 'Public'}",
      })
  void otherDocuments(String beginning) {
    assertThat(isServiceTagFile(beginning)).isFalse();
  }

  @Test
  void equalCataloguesOfOneCloudAreOne() {
    List<InventoryProblem> problems = new ArrayList<>();
    assertThat(
            ServiceTagCatalogues.choose(
                List.of(
                    sighting("a", Cloud.CHINA, 1),
                    sighting("b", Cloud.PUBLIC, 2),
                    sighting("c", Cloud.CHINA, 1)),
                problems::add))
        .containsExactly(catalogue(Cloud.PUBLIC, 2), catalogue(Cloud.CHINA, 1));
    assertThat(problems).isEmpty();
  }

  @Test
  void ofDifferentCataloguesOfOneCloudNoneIsTaken() {
    List<InventoryProblem> problems = new ArrayList<>();
    assertThat(
            ServiceTagCatalogues.choose(
                List.of(
                    sighting("a.json", Cloud.CHINA, 405),
                    sighting("b.json", Cloud.CHINA, 404),
                    sighting("c.json", Cloud.PUBLIC, 2)),
                problems::add))
        .containsExactly(catalogue(Cloud.PUBLIC, 2));
    assertThat(problems)
        .containsExactly(
            new InventoryProblem(
                "b.json",
                "",
                "The service tags of the cloud China are given differently elsewhere: here by change"
                    + " 404, in 'a.json' by change 405. Both are left out; keep the file that was"
                    + " downloaded last, which need not be the one with the greater number"));
  }

  private static Sighting<ServiceTagCatalogue> sighting(String document, Cloud cloud, long change) {
    return new Sighting<>(document, "", catalogue(cloud, change));
  }

  private static ServiceTagCatalogue catalogue(Cloud cloud, long change) {
    return ServiceTagCatalogue.builder()
        .cloud(cloud)
        .changeNumber(change)
        .putTags(ServiceTag.STORAGE, AddressSet.NONE)
        .build();
  }

  private static boolean isServiceTagFile(String beginning) {
    return ServiceTagShape.isServiceTagFile(
        beginning.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }
}
