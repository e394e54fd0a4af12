package io.github.batchcomm.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import com.google.common.io.ByteSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever is done to good documents, reading answers or names a problem, and never throws. */
class MutationProperties {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final ImmutableList<String> GOOD =
      ImmutableList.of(
          Documents.REST_ACCOUNT,
          Documents.ACCOUNT,
          Documents.REST_POOL,
          Documents.DATA_PLANE_POOL,
          "{\"value\": [" + Documents.REST_POOL + "," + Documents.DATA_PLANE_POOL + "]}",
          Documents.DEPENDENCIES,
          Documents.DECLARATION,
          "{\"$schema\": \"x\", \"resources\": [" + Documents.REST_ACCOUNT + "]}");

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

  @Property(tries = 800)
  void changedBytesAreAnsweredOrNamed(
      @ForAll @IntRange(max = 7) int which,
      @ForAll @IntRange(min = 1, max = 6) int changes,
      @ForAll long seed) {
    Random random = new Random(seed);
    byte[] bytes = GOOD.get(which).getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < changes; i++) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    assertAnswersOrNames(which, bytes);
  }

  @Property(tries = 300)
  void aCutDocumentIsAnsweredOrNamed(@ForAll @IntRange(max = 7) int which, @ForAll long seed) {
    byte[] bytes = GOOD.get(which).getBytes(StandardCharsets.UTF_8);
    int length = new Random(seed).nextInt(bytes.length);
    assertAnswersOrNames(which, Arrays.copyOf(bytes, length));
  }

  @Property(tries = 1_500)
  void changedValuesAreAnsweredOrNamed(
      @ForAll @IntRange(max = 7) int which,
      @ForAll @IntRange(min = 1, max = 4) int changes,
      @ForAll long seed)
      throws JsonProcessingException {
    Random random = new Random(seed);
    JsonNode tree = MAPPER.readTree(GOOD.get(which));
    for (int i = 0; i < changes; i++) {
      change(tree, random);
    }
    assertAnswersOrNames(which, MAPPER.writeValueAsBytes(tree));
  }

  @Property(tries = 100)
  void theOrderOfDocumentsDoesNotMatter(@ForAll long seed) throws JsonProcessingException {
    Random random = new Random(seed);
    List<InventoryDocument> documents = new ArrayList<>();
    for (int i = 0; i < GOOD.size(); i++) {
      JsonNode tree = MAPPER.readTree(GOOD.get(i));
      if (random.nextBoolean()) {
        change(tree, random);
      }
      documents.add(Documents.document(i + ".json", tree.toString()));
    }
    AzureInventory inOrder = AzureInventory.read(documents);
    Collections.shuffle(documents, random);
    assertThat(AzureInventory.read(documents)).isEqualTo(inOrder);
  }

  /** Deletes, replaces, doubles or moves one value somewhere in the tree. */
  private static void change(JsonNode tree, Random random) throws JsonProcessingException {
    List<JsonNode> containers = new ArrayList<>();
    collect(tree, containers);
    JsonNode container = containers.get(random.nextInt(containers.size()));
    if (container.isEmpty()) {
      return;
    }
    JsonNode odd =
        random.nextInt(4) == 0
            ? containers.get(random.nextInt(containers.size())).deepCopy()
            : MAPPER.readTree(ODD_VALUES.get(random.nextInt(ODD_VALUES.size())));
    if (container instanceof ObjectNode object) {
      List<String> names = ImmutableList.copyOf(object.fieldNames());
      String name = names.get(random.nextInt(names.size()));
      switch (random.nextInt(4)) {
        case 0 -> object.remove(name);
        case 1 -> object.set(name, odd);
        case 2 -> object.set(name, JsonNodeFactory.instance.arrayNode().add(object.get(name)));
        default -> object.set(names.get(random.nextInt(names.size())), object.get(name));
      }
    } else if (container instanceof ArrayNode array) {
      int index = random.nextInt(array.size());
      switch (random.nextInt(3)) {
        case 0 -> array.remove(index);
        case 1 -> array.set(index, odd);
        default -> array.add(array.get(index).deepCopy());
      }
    }
  }

  private static void collect(JsonNode node, List<JsonNode> containers) {
    if (node.isContainerNode()) {
      containers.add(node);
      node.forEach(child -> collect(child, containers));
    }
  }

  private static void assertAnswersOrNames(int which, byte[] mutated) {
    List<InventoryDocument> documents = new ArrayList<>();
    for (int i = 0; i < GOOD.size(); i++) {
      if (i != which) {
        documents.add(Documents.document("good" + i, GOOD.get(i)));
      }
    }
    documents.add(Documents.document("mutated", ByteSource.wrap(mutated)));
    assertClear(AzureInventory.read(documents));
    assertClear(AzureInventory.read(List.of(documents.get(documents.size() - 1))));
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
