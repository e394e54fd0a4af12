package io.github.batchcomm.azure;

import static io.github.batchcomm.azure.Documents.ACCOUNT;
import static io.github.batchcomm.azure.Documents.DATA_PLANE_POOL;
import static io.github.batchcomm.azure.Documents.DEPENDENCIES;
import static io.github.batchcomm.azure.Documents.REST_ACCOUNT;
import static io.github.batchcomm.azure.Documents.REST_POOL;
import static io.github.batchcomm.azure.Documents.partOfPool;
import static io.github.batchcomm.azure.Documents.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.PoolConfiguration;
import io.github.batchcomm.model.PrivateLinkSubResource;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What happens where several documents show one resource. */
class MergingTest {

  @Test
  void equalViewsAreOneResource() {
    assertThat(read(REST_ACCOUNT, REST_POOL, "[" + REST_POOL + "]", REST_ACCOUNT))
        .isEqualTo(read(REST_ACCOUNT, REST_POOL));
  }

  @Test
  void complementaryViewsOfAnAccountAreMerged() {
    String projection =
        ACCOUNT.replace(
            "\"westeurope\"", "\"West Europe\", \"poolAllocationMode\": \"BatchService\"");
    String bare = REST_ACCOUNT.replace("\"poolAllocationMode\": \"BatchService\",", "");
    assertThat(read(projection, bare)).isEqualTo(read(REST_ACCOUNT));
  }

  @Test
  void viewsOfBothPlanesAreMerged() {
    AzureInventory inventory =
        read(
            ACCOUNT,
            "{\"id\": \"%s/pools/pool2\"}".formatted(Documents.ACCOUNT_ID),
            DATA_PLANE_POOL);
    assertThat(inventory.problems()).isEmpty();
    BatchPool pool = inventory.accounts().get(0).pools().get(0);
    assertThat(pool.resourceId()).isPresent();
    assertThat(pool.configuration()).isEqualTo(PoolConfiguration.VIRTUAL_MACHINE);
  }

  @Test
  void anInstantThatTheCliCutToMicrosecondsIsTheSame() {
    AzureInventory inventory =
        read(
            ACCOUNT,
            partOfPool("\"creationTime\": \"2022-01-10T08:00:00.1234567Z\""),
            partOfPool("\"creationTime\": \"2022-01-10T08:00:00.123456+00:00\""));
    assertThat(inventory.problems()).isEmpty();
    assertThat(inventory.accounts().get(0).pools().get(0).creationTime())
        .contains(Instant.parse("2022-01-10T08:00:00.1234567Z"));
  }

  @Test
  void contradictingViewsOfAPoolLeaveItOutWithAProblem() {
    AzureInventory inventory =
        read(
            ACCOUNT,
            "[" + partOfPool("\"currentDedicatedNodes\": 1") + "]",
            partOfPool("\"currentDedicatedNodes\": 2"));
    assertThat(inventory.accounts()).hasSize(1);
    assertThat(inventory.accounts().get(0).pools()).isEmpty();
    assertThat(inventory.problems())
        .containsExactly(
            new InventoryProblem(
                "3.json",
                "",
                "Pool 'pool1' is given differently elsewhere: currentDedicatedNodes is 2 here and"
                    + " 1 in '2.json' at '/0'. It is left out; keep the newer of the two"
                    + " documents"));
  }

  @Test
  void contradictingViewsOfAnAccountLeaveItOutWithAllThatIsItsOwn() {
    AzureInventory inventory =
        read(
            REST_ACCOUNT,
            REST_ACCOUNT.replace("\"Enabled\"", "\"Disabled\""),
            REST_POOL,
            DEPENDENCIES,
            Documents.DECLARATION);
    assertThat(inventory.isEmpty()).isTrue();
    assertThat(inventory.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.document()).isEqualTo("2.json");
              assertThat(problem.text())
                  .contains("publicNetworkAccess is DISABLED here and ENABLED in '1.json'");
            });
  }

  @Test
  void oneIdInTwoRegionsIsAContradiction() {
    AzureInventory inventory = read(ACCOUNT, ACCOUNT.replace("westeurope", "northeurope"));
    assertThat(inventory.isEmpty()).isTrue();
    assertThat(inventory.problems())
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.text())
                    .contains("location is northeurope here and westeurope in '1.json'"));
  }

  @Test
  void privateEndpointConnectionsOfAnOlderVersionLackOnlyTheSubResource() {
    AzureInventory inventory =
        read(REST_ACCOUNT.replace("\"groupIds\": [\"nodeManagement\"],", ""), REST_ACCOUNT);
    assertThat(inventory.problems()).isEmpty();
    BatchAccount account = inventory.accounts().get(0).account();
    assertThat(account.privateEndpointConnections().orElseThrow().get(0).subResources())
        .containsExactly(PrivateLinkSubResource.NODE_MANAGEMENT);
  }

  @Test
  void differentDependencyListsOfOneAccountAreBothLeftOut() {
    AzureInventory inventory =
        read(ACCOUNT, DEPENDENCIES, DEPENDENCIES.replace("*.blob", "*.table"));
    assertThat(inventory.accounts().get(0).outboundDependencies()).isEmpty();
    assertThat(inventory.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.document()).isEqualTo("3.json");
              assertThat(problem.text()).contains("'2.json'", "keep the newer");
            });
  }

  @Test
  void theOrderOfDocumentsDoesNotMatter() {
    InventoryDocument first = Documents.document("a", partOfPool("\"currentDedicatedNodes\": 1"));
    InventoryDocument second = Documents.document("b", partOfPool("\"currentDedicatedNodes\": 2"));
    InventoryDocument account = Documents.document("c", REST_ACCOUNT);
    assertThat(AzureInventory.read(List.of(first, second, account)))
        .isEqualTo(AzureInventory.read(List.of(account, second, first)));
  }
}
