package io.github.batchcomm.azure;

import static io.github.batchcomm.azure.Documents.ACCOUNT;
import static io.github.batchcomm.azure.Documents.DECLARATION;
import static io.github.batchcomm.azure.Documents.REST_POOL;
import static io.github.batchcomm.azure.Documents.partOfPool;
import static io.github.batchcomm.azure.Documents.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.CommunicationModel;
import io.github.batchcomm.model.CommunicationModelChange;
import io.github.batchcomm.model.ModelHistory;
import io.github.batchcomm.model.NoPublicIpGeneration;
import io.github.batchcomm.model.Workload;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is declared, and what a declaration may not say. */
class DeclarationTest {

  private static final Instant REQUESTED = Instant.parse("2022-03-01T09:00:00Z");
  private static final Instant CONFIRMED = Instant.parse("2022-03-03T12:00:00Z");

  @Test
  void everyFactIsAdded() {
    AzureInventory inventory = read(ACCOUNT, REST_POOL, DECLARATION);
    assertThat(inventory.problems()).isEmpty();
    assertThat(history(inventory))
        .contains(
            ModelHistory.of(
                CommunicationModelChange.builder()
                    .to(CommunicationModel.SIMPLIFIED)
                    .requestedAt(REQUESTED)
                    .confirmedAt(CONFIRMED)
                    .build()));
    BatchPool pool = inventory.accounts().get(0).pools().get(0);
    assertThat(pool.lastScaledFromZero()).contains(Instant.parse("2022-03-04T00:00:00Z"));
    assertThat(pool.noPublicIpGeneration()).isEqualTo(NoPublicIpGeneration.V1_PREVIEW);
    assertThat(pool.workloads().orElseThrow()).containsExactly(Workload.JOB_MANAGER_TASKS);
  }

  @Test
  void aFactOfAPoolLeavesTheRestOfItAsItWas() {
    AzureInventory plain = read(ACCOUNT, REST_POOL);
    AzureInventory declared =
        read(ACCOUNT, REST_POOL, pools("\"acct1/pool1\": {\"workloads\": [\"CONTAINERS\"]}"));
    BatchPool expected =
        BatchPool.builder()
            .from(plain.accounts().get(0).pools().get(0))
            .workloads(ImmutableSet.of(Workload.CONTAINERS))
            .build();
    assertThat(declared.accounts().get(0).pools()).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource({"requestedAt", "confirmedAt"})
  void aChangeWithOneInstantOnlyIsBothAtOnce(String key) {
    AzureInventory inventory =
        read(
            ACCOUNT,
            changes("{\"to\": \"simplified\", \"%s\": \"2022-03-01T09:00:00Z\"}".formatted(key)));
    assertThat(history(inventory))
        .contains(
            ModelHistory.of(CommunicationModelChange.at(CommunicationModel.SIMPLIFIED, REQUESTED)));
  }

  @Test
  void aConfirmationOfNullIsStillToCome() {
    AzureInventory inventory =
        read(
            ACCOUNT,
            changes(
                "{\"to\": \"Simplified\", \"requestedAt\": \"2022-03-01T09:00:00Z\","
                    + " \"confirmedAt\": null}"));
    assertThat(history(inventory).orElseThrow().changes().get(0).confirmedAt()).isEmpty();
  }

  @Test
  void noChangesAtAllDeclareThatTheAccountNeverChanged() {
    assertThat(history(read(ACCOUNT, changes("")))).contains(ModelHistory.NEVER_CHANGED);
  }

  @Test
  void anAccountThatNobodyDeclaresHasNoHistory() {
    assertThat(history(read(ACCOUNT, "{\"batchComm\": 1}"))).isEmpty();
  }

  @Test
  void namesAreComparedWithoutCase() {
    AzureInventory inventory =
        read(
            ACCOUNT, partOfPool(), DECLARATION.replace("acct1", "ACCT1").replace("pool1", "POOL1"));
    assertThat(inventory.problems()).isEmpty();
    assertThat(history(inventory)).isPresent();
    assertThat(inventory.accounts().get(0).pools().get(0).workloads()).isPresent();
  }

  @Test
  void workloadsMayBeDeclaredToBeNone() {
    AzureInventory inventory =
        read(ACCOUNT, partOfPool(), pools("\"acct1/pool1\": {\"workloads\": []}"));
    assertThat(inventory.accounts().get(0).pools().get(0).workloads().orElseThrow()).isEmpty();
  }

  @Test
  void declarationsComplementEachOther() {
    AzureInventory inventory =
        read(
            ACCOUNT,
            partOfPool(),
            pools("\"acct1/pool1\": {\"workloads\": [\"CONTAINERS\"]}"),
            pools("\"acct1/pool1\": {\"noPublicIpGeneration\": \"v2_simplified\"}"),
            pools("\"acct1/pool1\": {\"workloads\": [\"containers\"]}"));
    assertThat(inventory.problems()).isEmpty();
    BatchPool pool = inventory.accounts().get(0).pools().get(0);
    assertThat(pool.noPublicIpGeneration()).isEqualTo(NoPublicIpGeneration.V2_SIMPLIFIED);
    assertThat(pool.workloads().orElseThrow()).containsExactly(Workload.CONTAINERS);
  }

  @Test
  void declarationsThatContradictEachOtherAreBothRefused() {
    AzureInventory inventory =
        read(
            ACCOUNT,
            partOfPool(),
            pools("\"acct1/pool1\": {\"noPublicIpGeneration\": \"V1_PREVIEW\"}"),
            pools("\"ACCT1/pool1\": {\"noPublicIpGeneration\": \"V2_SIMPLIFIED\"}"));
    assertThat(inventory.accounts().get(0).pools().get(0).noPublicIpGeneration())
        .isEqualTo(NoPublicIpGeneration.UNKNOWN);
    assertThat(inventory.problems())
        .extracting(InventoryProblem::document)
        .containsExactly("3.json", "4.json");
    assertThat(inventory.problems().get(0))
        .satisfies(
            problem -> {
              assertThat(problem.pointer()).isEqualTo("/pools/acct1~1pool1/noPublicIpGeneration");
              assertThat(problem.text()).contains("'4.json'", "keep the one that is true");
            });
  }

  @Test
  void aDeclarationThatNamesNoAccountOfTheInventoryIsAProblem() {
    AzureInventory inventory =
        read(ACCOUNT, REST_POOL, DECLARATION.replace("\"acct1\"", "\"acct3\""));
    assertProblem(
        inventory, "/accounts/acct3", "No document shows the account 'acct3'. Correct the name");
  }

  @Test
  void aDeclarationThatNamesNoPoolOfTheInventoryIsAProblemAndAddsNothingAtAll() {
    AzureInventory inventory = read(ACCOUNT, DECLARATION);
    assertProblem(inventory, "/pools/acct1~1pool1", "No document shows the pool 'pool1' of");
    assertThat(history(inventory)).isEmpty();
  }

  @Test
  void aDeclarationForOneOfTwoAccountsOfANameIsAProblem() {
    AzureInventory inventory =
        read(
            ACCOUNT,
            changes(""),
            ACCOUNT
                .replace("westeurope", "northeurope")
                .replace("resourceGroups/rg1", "resourceGroups/rg2"));
    assertProblem(inventory, "/accounts/acct1", "Several accounts are named 'acct1'");
  }

  @Test
  void aPoolCannotHaveScaledBeforeItWasCreated() {
    AzureInventory inventory =
        read(
            ACCOUNT,
            REST_POOL,
            pools("\"acct1/pool1\": {\"lastScaledFromZero\": \"2021-01-01T00:00:00Z\"}"));
    assertProblem(inventory, "/pools/acct1~1pool1/lastScaledFromZero", "before it was created at");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // the document | the pointer | part of the text
        "{'accounts': {}, 'batchComm': 1} | '' | Make it the first key",
        "{'batchComm': 2} | /batchComm | Write 'batchComm': 1",
        "{'batchComm': '1'} | /batchComm | Write 'batchComm': 1",
        "{'batchComm': 1, 'account': {}} | /account | batchComm, accounts, pools, appliances",
        "{'batchComm': 1, 'accounts': []} | /accounts | expected an object",
        "{'batchComm': 1, 'accounts': null} | /accounts | Found null",
        "{'batchComm': 1, 'accounts': {'a/b': {}}} | /accounts/a~1b | not an account's name",
        "{'batchComm': 1, 'accounts': {'acct1': 3}} | /accounts/acct1 | Found a number",
        "{'batchComm': 1, 'accounts': {'acct1': {}, 'ACCT1': {}}} | /accounts/ACCT1 | named twice",
        "{'batchComm': 1, 'accounts': {'acct1': {'x~y': 1}}} | /accounts/acct1/x~0y | 'x~y' is",
        "{'batchComm': 1, 'pools': {'pool1': {}}} | /pools/pool1 | Write account/pool",
        "{'batchComm': 1, 'pools': {'a/b/c': {}}} | /pools/a~1b~1c | Write account/pool",
        "{'batchComm': 1, 'pools': {'a/': {}}} | /pools/a~1 | Write account/pool",
        "{'batchComm': 1, 'pools': {'a/b': {'workload': []}}} | /pools/a~1b/workload | workloads",
        "{'batchComm': 1, 'pools': {'a/b': {'workloads': 'X'}}} | /pools/a~1b/workloads | an array",
        "{'batchComm': 1, 'pools': {'a/b': {'workloads': ['X']}}} | /pools/a~1b/workloads/0 |"
            + " REMOTE_ACCESS",
        "{'batchComm': 1, 'pools': {'a/b': {'noPublicIpGeneration': 'UNKNOWN'}}} |"
            + " /pools/a~1b/noPublicIpGeneration | Write one of V1_PREVIEW, V2_SIMPLIFIED",
        "{'batchComm': 1, 'pools': {'a/b': {'lastScaledFromZero': 'May'}}} |"
            + " /pools/a~1b/lastScaledFromZero | 2022-03-01T09:00:00Z",
      })
  void aMistakeIsRefusedWithItsPlaceAndWhatWouldBeRight(
      String document, String pointer, String text) {
    AzureInventory inventory = read(ACCOUNT, document.replace('\'', '"'));
    assertProblem(
        inventory,
        pointer.equals("''") ? "" : pointer,
        text.startsWith("Write 'batchComm'") ? "Write \"batchComm\": 1" : text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'to': 'CLASSIC'} | /0 | Write requestedAt, confirmedAt or both",
        "{'to': 'CLASSIC', 'confirmedAt': null} | /0 | Write requestedAt",
        "{'requestedAt': '2022-03-01T09:00:00Z'} | /0 | has no 'to'",
        "{'to': 'MODERN', 'requestedAt': '2022-03-01T09:00:00Z'} | /0/to | CLASSIC, SIMPLIFIED",
        "{'to': 'CLASSIC', 'requestedAt': '2022-03-01'} | /0/requestedAt | is not an instant",
        "{'to': 'CLASSIC', 'requestedAt': null} | /0/requestedAt | Found null",
        "{'to': 'CLASSIC', 'at': '2022-03-01T09:00:00Z'} | /0/at | to, requestedAt, confirmedAt",
        "{'to': 'CLASSIC', 'requestedAt': '2022-03-02T09:00:00Z', 'confirmedAt':"
            + " '2022-03-01T09:00:00Z'} | /0 | before it is requested",
        "{'to': 'CLASSIC', 'requestedAt': '2022-03-02T09:00:00Z'}, {'to': 'CLASSIC', 'requestedAt':"
            + " '2022-03-01T09:00:00Z'} | `` | in order of time",
      })
  void aChangeThatCannotBeIsRefused(String changes, String pointer, String text) {
    AzureInventory inventory = read(ACCOUNT, changes(changes.replace('\'', '"')));
    String place = "/accounts/acct1/communicationModelChanges";
    assertProblem(inventory, place + pointer, text);
    assertThat(history(inventory)).isEmpty();
  }

  private static void assertProblem(AzureInventory inventory, String pointer, String text) {
    assertThat(inventory.accounts()).isNotEmpty();
    assertThat(inventory.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.pointer()).isEqualTo(pointer);
              assertThat(problem.text()).contains(text);
            });
  }

  private static Optional<ModelHistory> history(AzureInventory inventory) {
    return inventory.accounts().get(0).account().modelHistory();
  }

  private static String changes(String changes) {
    return """
        {"batchComm": 1, "accounts": {"acct1": {"communicationModelChanges": [%s]}}}
        """
        .formatted(changes);
  }

  private static String pools(String pools) {
    return "{\"batchComm\": 1, \"pools\": {%s}}".formatted(pools);
  }
}
