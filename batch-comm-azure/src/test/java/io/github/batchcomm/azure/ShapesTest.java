package io.github.batchcomm.azure;

import static io.github.batchcomm.azure.Documents.ACCOUNT;
import static io.github.batchcomm.azure.Documents.DATA_PLANE_POOL;
import static io.github.batchcomm.azure.Documents.DECLARATION;
import static io.github.batchcomm.azure.Documents.DEPENDENCIES;
import static io.github.batchcomm.azure.Documents.GROUP;
import static io.github.batchcomm.azure.Documents.REST_ACCOUNT;
import static io.github.batchcomm.azure.Documents.REST_POOL;
import static io.github.batchcomm.azure.Documents.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.HostName;
import io.github.batchcomm.model.Region;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** In which shapes resources are recognised. */
class ShapesTest {

  @Test
  void aRestBodyIsRead() {
    AzureInventory inventory = read(REST_ACCOUNT, REST_POOL);
    assertThat(inventory.problems()).isEmpty();
    assertThat(poolIds(inventory)).containsExactly("pool1");
  }

  @Test
  void anAccountThatTheCliFlattenedIsReadAsTheNestedOne() {
    String flattened =
        """
        {"accountEndpoint": "acct1.westeurope.batch.azure.com",
         "autoStorage": {"storageAccountId": "%1$s"},
         "id": "%2$s", "location": "westeurope", "name": "acct1",
         "provisioningState": "Succeeded", "publicNetworkAccess": "Enabled",
         "resourceGroup": "rg1", "type": "Microsoft.Batch/batchAccounts"}
        """
            .formatted(Documents.STORAGE, Documents.ACCOUNT_ID);
    String nested =
        """
        {"id": "%2$s", "location": "westeurope", "name": "acct1",
         "properties": {
           "accountEndpoint": "acct1.westeurope.batch.azure.com",
           "autoStorage": {"storageAccountId": "%1$s"},
           "provisioningState": "Succeeded", "publicNetworkAccess": "Enabled"},
         "type": "Microsoft.Batch/batchAccounts"}
        """
            .formatted(Documents.STORAGE, Documents.ACCOUNT_ID);
    assertThat(read(flattened)).isEqualTo(read(nested));
    assertThat(read(flattened).isEmpty()).isFalse();
  }

  @Test
  void aBareListOfTheCliIsRead() {
    AzureInventory inventory = read(ACCOUNT, "[" + REST_POOL + "," + DATA_PLANE_POOL + "]");
    assertThat(inventory.problems()).isEmpty();
    assertThat(poolIds(inventory)).containsExactly("pool1", "pool2");
  }

  @Test
  void anEmptyListIsReadAsNothing() {
    AzureInventory inventory = read("[]");
    assertThat(inventory.problems()).isEmpty();
    assertThat(inventory.isEmpty()).isTrue();
  }

  @Test
  void aPageIsRead() {
    AzureInventory inventory =
        read("{\"value\": [" + ACCOUNT + "]}", "{\"value\": [" + REST_POOL + "]}");
    assertThat(poolIds(inventory)).containsExactly("pool1");
    assertThat(inventory.notices()).isEmpty();
  }

  @Test
  void aPageThatGoesOnElsewhereIsRemarked() {
    AzureInventory inventory =
        read("{\"value\": [" + ACCOUNT + "], \"nextLink\": \"https://example.net/2\"}");
    assertThat(inventory.accounts()).hasSize(1);
    assertThat(inventory.notices())
        .singleElement()
        .satisfies(
            notice -> {
              assertThat(notice.document()).isEqualTo("1.json");
              assertThat(notice.pointer()).isEqualTo("/nextLink");
              assertThat(notice.text()).contains("incomplete", "Export all of it");
            });
  }

  @Test
  void aPageOfTheDataPlaneThatGoesOnElsewhereIsRemarked() {
    AzureInventory inventory =
        read(
            ACCOUNT,
            "{\"value\": [" + DATA_PLANE_POOL + "], \"odata.nextLink\": \"https://example.net\"}");
    assertThat(poolIds(inventory)).containsExactly("pool2");
    assertThat(inventory.notices())
        .extracting(InventoryNotice::pointer)
        .containsExactly("/odata.nextLink");
  }

  @Test
  void aLastPageIsNotRemarked() {
    assertThat(read("{\"value\": [" + ACCOUNT + "], \"nextLink\": null}").notices()).isEmpty();
  }

  @Test
  void rowsOfResourceGraphAreReadBareAndUnderData() {
    String row =
        """
        {"id": "%s", "name": "acct1", "type": "microsoft.batch/batchaccounts", "kind": "",
         "location": "westeurope", "properties": {"poolAllocationMode": "UserSubscription"}}
        """
            .formatted(Documents.ACCOUNT_ID);
    AzureInventory bare = read("[" + row + "]");
    AzureInventory underData =
        read("{\"count\": 1, \"data\": [" + row + "], \"skip_token\": null, \"total_records\": 1}");
    assertThat(bare.accounts()).hasSize(1);
    assertThat(underData).isEqualTo(bare);
  }

  @Test
  void aResourceOfATemplateIsReadWithItsChildren() {
    AzureInventory inventory =
        read(
            """
            {"$schema": "https://schema.management.azure.com/schemas/2019-04-01/x.json#",
             "contentVersion": "1.0.0.0",
             "resources": [
               {"type": "Microsoft.Batch/batchAccounts", "apiVersion": "2024-07-01",
                "name": "acct1", "location": "West Europe",
                "properties": {"poolAllocationMode": "BatchService"},
                "resources": [
                  {"type": "pools", "name": "inner", "apiVersion": "2024-07-01",
                   "properties": {"vmSize": "STANDARD_D2S_V3"}}]},
               {"type": "Microsoft.Batch/batchAccounts/pools", "name": "acct1/outer",
                "apiVersion": "2024-07-01", "properties": {"vmSize": "STANDARD_D2S_V3"}}]}
            """);
    assertThat(inventory.problems()).isEmpty();
    assertThat(inventory.accounts().get(0).account())
        .extracting(BatchAccount::name, BatchAccount::region)
        .containsExactly("acct1", Region.of("westeurope"));
    assertThat(poolIds(inventory)).containsExactly("inner", "outer");
  }

  @Test
  void aTemplateWithNamedResourcesIsRead() {
    AzureInventory inventory =
        read(
            """
            {"$schema": "https://schema.management.azure.com/schemas/2019-04-01/x.json#",
             "languageVersion": "2.0",
             "resources": {"batch": {
               "type": "Microsoft.Batch/batchAccounts", "name": "acct1",
               "location": "westeurope"}}}
            """);
    assertThat(inventory.accounts()).hasSize(1);
  }

  @Test
  void aTemplateInsideTheAnswerOfAnExportIsRead() {
    assertThat(read("{\"template\": {\"resources\": [" + ACCOUNT + "]}}").accounts()).hasSize(1);
  }

  @Test
  void anAccountWithoutTypeIsRecognisedByItsShape() {
    AzureInventory inventory =
        read(
            """
            {"name": "acct1", "location": "westeurope",
             "accountEndpoint": "acct1.westeurope.batch.azure.com"}
            """);
    assertThat(inventory.accounts()).hasSize(1);
  }

  @Test
  void nestedResourcesWithoutTypeAndIdAreRecognisedByTheirShape() {
    AzureInventory inventory =
        read(
            """
            {"name": "acct1", "location": "westeurope",
             "properties": {"poolAllocationMode": "BatchService"}}
            """,
            """
            {"name": "pool1", "properties": {"vmSize": "STANDARD_D2S_V3",
             "deploymentConfiguration": {"virtualMachineConfiguration": {}}}}
            """);
    assertThat(poolIds(inventory)).containsExactly("pool1");
  }

  @Test
  void aResourceWithoutTypeIsRecognisedByItsId() {
    AzureInventory inventory =
        read(
            "{\"id\": \"%s\", \"location\": \"westeurope\"}".formatted(Documents.ACCOUNT_ID),
            "{\"id\": \"%s/pools/pool1\"}".formatted(Documents.ACCOUNT_ID));
    assertThat(inventory.accounts().get(0).account().name()).isEqualTo("acct1");
    assertThat(poolIds(inventory)).containsExactly("pool1");
  }

  @Test
  void aPoolOfTheDataPlaneIsRecognisedByItsUrlAlone() {
    AzureInventory inventory =
        read(
            ACCOUNT,
            """
            {"id": "pool2", "url": "https://acct1.westeurope.batch.azure.com/pools/pool2"}
            """);
    assertThat(poolIds(inventory)).containsExactly("pool2");
  }

  @Test
  void aComputeNodeIsNotTakenForAPool() {
    AzureInventory inventory =
        read(
            ACCOUNT,
            """
            {"value": [{"id": "tvm-1", "state": "idle", "vmSize": "standard_d2s_v3",
              "url": "https://acct1.westeurope.batch.azure.com/pools/pool2/nodes/tvm-1"}]}
            """);
    assertThat(poolIds(inventory)).isEmpty();
    assertThat(inventory.unrecognised()).containsOnlyKeys("untyped object");
  }

  @Test
  void aListOfOutboundDependenciesIsReadFromAPageAndFromABareArray() {
    AzureInventory page = read(ACCOUNT, DEPENDENCIES);
    AzureInventory bare =
        read(ACCOUNT, DEPENDENCIES.strip().substring("{\"value\":".length()).replaceAll("}$", ""));
    assertThat(page.problems()).isEmpty();
    assertThat(page.accounts().get(0).outboundDependencies().orElseThrow().entries())
        .hasSize(3)
        .first()
        .satisfies(
            entry -> {
              assertThat(entry.category()).isEqualTo("Azure Batch");
              assertThat(entry.domain())
                  .isEqualTo(new HostName("acct1.westeurope.batch.azure.com"));
              assertThat(entry.ports()).containsExactly(443);
            });
    assertThat(bare).isEqualTo(page);
  }

  @Test
  void anIncompleteListOfOutboundDependenciesIsLeftOutAndRemarked() {
    AzureInventory inventory =
        read(
            ACCOUNT, DEPENDENCIES.replace("{\"value\"", "{\"nextLink\": \"https://a\", \"value\""));
    assertThat(inventory.accounts().get(0).outboundDependencies()).isEmpty();
    assertThat(inventory.notices())
        .singleElement()
        .satisfies(notice -> assertThat(notice.text()).contains("left out", "Export"));
  }

  @Test
  void theLastPageOfAListOfOutboundDependenciesIsNotTakenForTheList() {
    AzureInventory inventory =
        read(
            ACCOUNT,
            DEPENDENCIES.replace("{\"value\"", "{\"nextLink\": \"https://a\", \"value\""),
            DEPENDENCIES.replace("*.blob", "*.queue"));
    assertThat(inventory.accounts().get(0).outboundDependencies()).isEmpty();
    assertThat(inventory.notices()).hasSize(1);
  }

  @Test
  void otherResourcesAreCountedByTypeInAnyCase() {
    AzureInventory inventory =
        read(
            "[{\"type\": \"Microsoft.Network/loadBalancers\", \"name\": \"a\"},"
                + "{\"type\": \"microsoft.network/loadbalancers\", \"name\": \"b\"}]",
            "{\"newGateway\": {\"type\": \"Microsoft.Network/localNetworkGateways\", \"name\": \"c\"}}",
            "{\"id\": \"%s/providers/Microsoft.Network/bastionHosts/r\"}".formatted(GROUP),
            "[1, {\"a\": 2}]");
    assertThat(inventory.problems()).isEmpty();
    assertThat(inventory.notices()).isEmpty();
    assertThat(inventory.unrecognised())
        .containsEntry("microsoft.network/loadbalancers", 2)
        .containsEntry("microsoft.network/localnetworkgateways", 1)
        .containsEntry("microsoft.network/bastionhosts", 1)
        .containsEntry("a number", 1)
        .containsEntry("untyped object", 1);
  }

  @Test
  void aResourceOfANetworkWithoutIdIsCountedAndRemarkedSinceNothingCanReferToIt() {
    AzureInventory inventory =
        read("{\"type\": \"Microsoft.Network/networkSecurityGroups\", \"name\": \"a\"}");
    assertThat(inventory.problems()).isEmpty();
    assertThat(inventory.unrecognised())
        .containsExactly(Map.entry("microsoft.network/networksecuritygroups", 1));
    assertThat(inventory.notices())
        .singleElement()
        .satisfies(notice -> assertThat(notice.text()).contains("has no id", "Export it"));
  }

  @Test
  void whereNothingIsRecognisedTheInventoryIsEmptyAndWithoutProblem() {
    AzureInventory inventory = read("{\"hello\": \"world\"}");
    assertThat(inventory.isEmpty()).isTrue();
    assertThat(inventory.problems()).isEmpty();
  }

  @Test
  void unknownPropertiesAreIgnored() {
    AzureInventory inventory =
        read(
            REST_ACCOUNT.replace(
                "\"poolAllocationMode\"",
                "\"propertyOf2031\": {\"a\": []}, \"poolAllocationMode\""));
    assertThat(inventory).isEqualTo(read(REST_ACCOUNT));
  }

  @Test
  void aByteOrderMarkIsPassedOver() {
    assertThat(read("\uFEFF" + ACCOUNT)).isEqualTo(read(ACCOUNT));
  }

  @Test
  void accountsAndPoolsComeInOrder() {
    AzureInventory inventory =
        read(
            ACCOUNT.replace("acct1", "bcct"),
            ACCOUNT.replace("acct1", "Acct9"),
            ACCOUNT,
            "[" + REST_POOL.replace("pool1", "b") + "," + REST_POOL.replace("pool1", "A") + "]");
    assertThat(inventory.accounts())
        .extracting(it -> it.account().name())
        .containsExactly("acct1", "Acct9", "bcct");
    assertThat(poolIds(inventory)).containsExactly("A", "b");
  }

  @Test
  void anInventoryIsAValueThatCanBeSerialized() throws Exception {
    AzureInventory inventory =
        read(
            REST_ACCOUNT,
            REST_POOL,
            DEPENDENCIES,
            DECLARATION,
            NetworkDocuments.nsg(NetworkDocuments.RULE),
            NetworkDocuments.subnet("'provisioningState': 'Succeeded'"),
            NetworkDocuments.table(),
            "{\"a\": 1}",
            "not JSON");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(inventory);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(inventory);
    }
  }

  private static List<String> poolIds(AzureInventory inventory) {
    return inventory.accounts().get(0).pools().stream().map(BatchPool::id).toList();
  }

  @Test
  void aListThatGoesOnElsewhereMakesTheInventoryIncomplete() {
    AzureInventory whole =
        AzureInventory.read(ImmutableList.of(InventoryDocument.of("a.json", "{\"value\": []}")));
    AzureInventory part =
        AzureInventory.read(
            ImmutableList.of(
                InventoryDocument.of(
                    "a.json", "{\"value\": [], \"nextLink\": \"https://example.net/next\"}")));
    assertThat(whole.isComplete()).isTrue();
    assertThat(part.isComplete()).isFalse();
    assertThat(part.notices())
        .extracting(InventoryNotice::kind)
        .containsExactly(InventoryNotice.Kind.INCOMPLETE_LIST);
  }
}
