package io.github.batchcomm.azure;

import static io.github.batchcomm.azure.Documents.ACCOUNT;
import static io.github.batchcomm.azure.Documents.DATA_PLANE_POOL;
import static io.github.batchcomm.azure.Documents.DEPENDENCIES;
import static io.github.batchcomm.azure.Documents.REST_ACCOUNT;
import static io.github.batchcomm.azure.Documents.REST_POOL;
import static io.github.batchcomm.azure.Documents.partOfPool;
import static io.github.batchcomm.azure.Documents.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.batchcomm.model.BatchPool;
import java.util.List;
import org.junit.jupiter.api.Test;

/** To which account pools and dependency lists belong. */
class TyingTest {

  private static final String OTHER_ACCOUNT = ACCOUNT.replace("acct1", "acct2");

  @Test
  void aPoolOfTheManagementPlaneIsTiedToTheAccountInItsId() {
    AzureInventory inventory = read(OTHER_ACCOUNT, ACCOUNT, REST_POOL);
    assertThat(inventory.problems()).isEmpty();
    assertThat(pools(inventory, "acct1")).containsExactly("pool1");
    assertThat(pools(inventory, "acct2")).isEmpty();
  }

  @Test
  void anIdIsComparedWithoutCase() {
    AzureInventory inventory =
        read(ACCOUNT, REST_POOL.replace("resourceGroups/rg1", "resourcegroups/RG1"));
    assertThat(pools(inventory, "acct1")).containsExactly("pool1");
  }

  @Test
  void aPoolOfTheDataPlaneIsTiedToItsAccountByTheHostOfItsUrl() {
    AzureInventory inventory = read(OTHER_ACCOUNT, REST_ACCOUNT, DATA_PLANE_POOL);
    assertThat(pools(inventory, "acct1")).containsExactly("pool2");
  }

  @Test
  void anAccountWithoutEndpointIsFoundByItsNameAndRegion() {
    AzureInventory inventory = read(OTHER_ACCOUNT, ACCOUNT, DATA_PLANE_POOL);
    assertThat(pools(inventory, "acct1")).containsExactly("pool2");
  }

  @Test
  void aPoolWithoutUrlIsTiedToTheOnlyAccount() {
    assertThat(pools(read(ACCOUNT, partOfPool()), "acct1")).containsExactly("pool1");
  }

  @Test
  void aPoolWithoutUrlIsNotTiedToOneOfSeveralAccounts() {
    AzureInventory inventory = read(ACCOUNT, OTHER_ACCOUNT, partOfPool());
    assertThat(inventory.accounts()).hasSize(2);
    assertThat(inventory.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.document()).isEqualTo("3.json");
              assertThat(problem.text())
                  .contains("Pool 'pool1'", "2 accounts", "'az batch account show'");
            });
  }

  @Test
  void aPoolBehindAForeignHostIsTiedToTheOnlyAccount() {
    AzureInventory inventory =
        read(
            ACCOUNT,
            DATA_PLANE_POOL.replace("acct1.westeurope.batch.azure.com", "proxy.example.net"));
    assertThat(pools(inventory, "acct1")).containsExactly("pool2");
  }

  @Test
  void aPoolWhoseUrlNamesAnotherAccountIsNotTiedToTheOnlyOne() {
    AzureInventory inventory =
        read(ACCOUNT, DATA_PLANE_POOL.replace("acct1.westeurope", "acct7.westeurope"));
    assertThat(pools(inventory, "acct1")).isEmpty();
    assertThat(inventory.problems())
        .singleElement()
        .satisfies(
            problem -> assertThat(problem.text()).contains("acct7.westeurope.batch.azure.com"));
  }

  @Test
  void aPoolOfTheManagementPlaneWithoutItsAccountIsAProblem() {
    AzureInventory inventory = read(REST_POOL);
    assertThat(inventory.isEmpty()).isTrue();
    assertThat(inventory.problems())
        .containsExactly(
            new InventoryProblem(
                "1.json",
                "",
                "Pool 'pool1' belongs to account 'acct1' of resource group 'rg1', and no document"
                    + " shows an account. Export the account with 'az batch account show' and read"
                    + " both together"));
  }

  @Test
  void poolsOfOneMissingAccountAreOneProblemInEachDocument() {
    AzureInventory inventory =
        read("[" + REST_POOL + "," + REST_POOL.replace("pool1", "pool9") + "]");
    assertThat(inventory.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.pointer()).isEqualTo("/0");
              assertThat(problem.text()).startsWith("Pool 'pool1' (and 1 more) belongs to");
            });
  }

  @Test
  void aPoolOfATemplateIsTiedByTheNameOfItsAccount() {
    String pool =
        """
        {"type": "Microsoft.Batch/batchAccounts/pools", "name": "ACCT1/pool1",
         "properties": {"vmSize": "STANDARD_D2S_V3"}}
        """;
    assertThat(pools(read(ACCOUNT, OTHER_ACCOUNT, pool), "acct1")).containsExactly("pool1");
  }

  @Test
  void accountsOfOneNameInTwoRegionsAreTwo() {
    String north =
        ACCOUNT
            .replace("westeurope", "northeurope")
            .replace("resourceGroups/rg1", "resourceGroups/rg2");
    AzureInventory inventory = read(ACCOUNT, north, DATA_PLANE_POOL);
    assertThat(inventory.problems()).isEmpty();
    assertThat(inventory.accounts())
        .extracting(it -> it.account().region().location() + it.pools().size())
        .containsExactly("northeurope0", "westeurope1");
  }

  @Test
  void aDependencyListIsTiedByTheAccountEndpointOnIt() {
    AzureInventory inventory = read(OTHER_ACCOUNT, ACCOUNT, DEPENDENCIES);
    assertThat(inventory.accounts())
        .extracting(it -> it.outboundDependencies().isPresent())
        .containsExactly(true, false);
  }

  @Test
  void aDependencyListWithoutAccountEndpointIsTiedToTheOnlyAccount() {
    String list = DEPENDENCIES.replace("acct1.westeurope", "westeurope");
    assertThat(read(ACCOUNT, list).accounts().get(0).outboundDependencies()).isPresent();
    assertThat(read(ACCOUNT, OTHER_ACCOUNT, list).problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.document()).isEqualTo("3.json");
              assertThat(problem.pointer()).isEqualTo("/value");
            });
  }

  @Test
  void aDependencyListOfAnotherAccountIsNotTiedToTheOnlyOne() {
    AzureInventory inventory = read(ACCOUNT, DEPENDENCIES.replace("acct1", "acct7"));
    assertThat(inventory.accounts().get(0).outboundDependencies()).isEmpty();
    assertThat(inventory.problems()).hasSize(1);
  }

  private static List<String> pools(AzureInventory inventory, String account) {
    return inventory.accounts().stream()
        .filter(it -> it.account().name().equals(account))
        .flatMap(it -> it.pools().stream())
        .map(BatchPool::id)
        .toList();
  }
}
