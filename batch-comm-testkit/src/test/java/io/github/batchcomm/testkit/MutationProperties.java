package io.github.batchcomm.testkit;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import com.google.common.io.ByteSource;
import io.github.batchcomm.azure.AzureInventory;
import io.github.batchcomm.azure.InventoryDocument;
import io.github.batchcomm.azure.InventoryProblem;
import io.github.batchcomm.testkit.documents.DocumentedInventory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is done to good documents, reading answers or names a problem, and never throws. */
class MutationProperties {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Positions are taken modulo what there is; more documents or containers there seldom are. */
  private static final int MOST = 1_000;

  /** Values that stand where something else is expected. */
  private static final ImmutableList<String> ODD_VALUES =
      ImmutableList.of(
          "null",
          "true",
          "0",
          "-1",
          "1e999",
          "123456789012345678901234567890",
          "\"\"",
          "\"x\"",
          "\"[parameters('x')]\"",
          "\"\\u0000\\ud800\"",
          "\"2022-01-01T00:00:00Z\"",
          "\"/subscriptions/s/resourceGroups/g/providers/Microsoft.Batch/batchAccounts/acct1\"",
          "\"https://acct1.westeurope.batch.azure.com/pools/pool1\"",
          "\"Microsoft.Batch/batchAccounts\"",
          "\"Microsoft.Batch/batchAccounts/pools\"",
          "[]",
          "{}",
          "[null]",
          "[{}]",
          "{\"a\": {\"id\": 1}}");

  /** Another byte somewhere. */
  record ByteChange(int position, byte value) {

    void applyTo(byte[] bytes) {
      bytes[position % bytes.length] = value;
    }
  }

  /** What is done to one value in a container. */
  enum Kind {
    REMOVE,
    REPLACE,
    WRAP,
    DOUBLE
  }

  /**
   * A change of one value somewhere in a tree.
   *
   * @param container the object or array that holds it
   * @param member which of those in it
   * @param kind what is done
   * @param odd the value that stands for it; empty for a copy of another container
   * @param other another container, or another member
   */
  record ValueChange(int container, int member, Kind kind, String odd, int other) {

    void applyTo(JsonNode tree) throws JsonProcessingException {
      List<JsonNode> containers = new ArrayList<>();
      collect(tree, containers);
      JsonNode changed = containers.get(container % containers.size());
      if (changed.isEmpty()) {
        return;
      }
      JsonNode replacement =
          odd.isEmpty()
              ? containers.get(other % containers.size()).deepCopy()
              : MAPPER.readTree(odd);
      if (changed instanceof ObjectNode object) {
        applyTo(object, replacement);
      } else if (changed instanceof ArrayNode array) {
        applyTo(array, replacement);
      }
    }

    private void applyTo(ObjectNode object, JsonNode replacement) {
      List<String> names = ImmutableList.copyOf(object.fieldNames());
      String name = names.get(member % names.size());
      switch (kind) {
        case REMOVE -> object.remove(name);
        case REPLACE -> object.set(name, replacement);
        case WRAP -> object.set(name, JsonNodeFactory.instance.arrayNode().add(object.get(name)));
        case DOUBLE -> object.set(names.get(other % names.size()), object.get(name));
      }
    }

    private void applyTo(ArrayNode array, JsonNode replacement) {
      int index = member % array.size();
      switch (kind) {
        case REMOVE -> array.remove(index);
        case REPLACE, WRAP -> array.set(index, replacement);
        case DOUBLE -> array.add(array.get(index).deepCopy());
      }
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
      if (node.isContainerNode()) {
        containers.add(node);
        node.forEach(child -> collect(child, containers));
      }
    }
  }

  @Provide
  Arbitrary<DocumentedInventory> good() {
    return DocumentArbitraries.documentedInventories()
        .ofInventories(it -> it.withAccounts(1, 2).withPools(0, 2));
  }

  @Provide
  Arbitrary<Integer> positions() {
    return Arbitraries.integers().between(0, MOST).withoutEdgeCases();
  }

  @Provide
  Arbitrary<List<ByteChange>> byteChanges() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 20_000).withoutEdgeCases(),
            Arbitraries.bytes().withoutEdgeCases())
        .as(ByteChange::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  @Provide
  Arbitrary<List<ValueChange>> valueChanges() {
    return Combinators.combine(
            positions(),
            positions(),
            Arbitraries.of(Kind.class),
            Arbitraries.of(ODD_VALUES).optional(0.75).map(it -> it.orElse("")),
            positions())
        .as(ValueChange::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  @Provide
  Arbitrary<List<Integer>> ranks() {
    return Arbitraries.shuffle(IntStream.range(0, 20).boxed().toList());
  }

  @Property(tries = 800)
  void changedBytesAreAnsweredOrNamed(
      @ForAll("good") DocumentedInventory good,
      @ForAll("positions") int which,
      @ForAll("byteChanges") List<ByteChange> changes)
      throws IOException {
    byte[] bytes = chosen(good, which).content().read();
    changes.forEach(change -> change.applyTo(bytes));
    assertAnswersOrNames(good, which, bytes);
  }

  @Property(tries = 300)
  void aCutDocumentIsAnsweredOrNamed(
      @ForAll("good") DocumentedInventory good,
      @ForAll("positions") int which,
      @ForAll("positions") int thousandths)
      throws IOException {
    byte[] bytes = chosen(good, which).content().read();
    assertAnswersOrNames(good, which, Arrays.copyOf(bytes, bytes.length * thousandths / MOST));
  }

  @Property(tries = 1_500)
  void changedValuesAreAnsweredOrNamed(
      @ForAll("good") DocumentedInventory good,
      @ForAll("positions") int which,
      @ForAll("valueChanges") List<ValueChange> changes)
      throws IOException {
    JsonNode tree = MAPPER.readTree(chosen(good, which).content().read());
    for (ValueChange change : changes) {
      change.applyTo(tree);
    }
    assertAnswersOrNames(good, which, MAPPER.writeValueAsBytes(tree));
  }

  @Property(tries = 100)
  void theOrderOfDocumentsDoesNotMatter(
      @ForAll("good") DocumentedInventory good,
      @ForAll("valueChanges") List<ValueChange> changes,
      @ForAll("ranks") List<Integer> ranks)
      throws IOException {
    List<InventoryDocument> documents = new ArrayList<>();
    for (int i = 0; i < good.documents().size(); i++) {
      InventoryDocument document = good.documents().get(i);
      JsonNode tree = MAPPER.readTree(document.content().read());
      if (i < changes.size()) {
        changes.get(i).applyTo(tree);
      }
      documents.add(InventoryDocument.of(document.name(), tree.toString()));
    }
    ImmutableList<InventoryDocument> shuffled =
        IntStream.range(0, documents.size())
            .boxed()
            .sorted(Comparator.comparing(i -> ranks.get(i % ranks.size())))
            .map(documents::get)
            .collect(toImmutableList());
    assertThat(AzureInventory.read(shuffled)).isEqualTo(AzureInventory.read(documents));
  }

  private static InventoryDocument chosen(DocumentedInventory good, int which) {
    return good.documents().get(which % good.documents().size());
  }

  private static void assertAnswersOrNames(DocumentedInventory good, int which, byte[] mutated) {
    InventoryDocument changed = new InventoryDocument("mutated", ByteSource.wrap(mutated));
    List<InventoryDocument> documents = new ArrayList<>(good.documents());
    documents.set(which % documents.size(), changed);
    assertClear(AzureInventory.read(documents));
    assertClear(AzureInventory.read(List.of(changed)));
  }

  private static void assertClear(AzureInventory inventory) {
    Set<InventoryProblem> seen = new HashSet<>();
    for (InventoryProblem problem : inventory.problems()) {
      assertThat(seen.add(problem)).as("problem given once: %s", problem).isTrue();
      assertThat(problem.document()).isNotEmpty();
      assertThat(problem.pointer()).matches("(?s)(/.*)?");
      assertThat(problem.text()).contains(". ").hasSizeLessThan(2_000);
    }
  }
}
