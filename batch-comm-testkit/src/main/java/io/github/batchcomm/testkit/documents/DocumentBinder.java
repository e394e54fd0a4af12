package io.github.batchcomm.testkit.documents;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.azure.InventoryDocument;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Puts what was written into documents: those of one shape together or apart, in some order, with
 * things beside them that are not read.
 */
final class DocumentBinder {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final ObjectWriter PRETTY =
      new ObjectMapper()
          .writer(
              new DefaultPrettyPrinter()
                  .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                  .withArrayIndenter(DefaultPrettyPrinter.NopIndenter.instance));

  private static final String SCHEMA =
      "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#";

  /**
   * Ranks of documents that keep their order, as lists of several interfaces do, which are read in
   * the order of their documents; and of those that come behind all others.
   */
  static final int MIDDLE = 50;

  static final int LAST = 100;

  private final ImmutableSet<DocumentShape> shapes;
  private final Variation variation;
  private final List<Bound> documents = new ArrayList<>();

  /** A document without a name; by the rank it gets its place among the others. */
  private record Bound(DocumentShape shape, int rank, JsonNode json, Consumer<String> named) {}

  DocumentBinder(ImmutableSet<DocumentShape> shapes, Variation variation) {
    this.shapes = shapes;
    this.variation = variation;
  }

  /** {@return the documents, in the order of their names} */
  ImmutableList<InventoryDocument> bind(
      ImmutableListMultimap<DocumentShape, ObjectNode> resources,
      ImmutableListMultimap<DocumentShape, ArrayNode> dependencies,
      ImmutableList<ObjectNode> declarations,
      ImmutableList<NetworkDocumentation.Apart> apart) {
    resources.asMap().forEach((shape, some) -> add(shape, ImmutableList.copyOf(some)));
    dependencies.forEach((shape, list) -> add(shape, list(shape, list)));
    declarations.forEach(it -> add(DocumentShape.DECLARATION, it));
    apart.forEach(
        it ->
            add(
                it.shape(),
                it.rank(),
                it.json() instanceof ArrayNode list ? list(it.shape(), list) : it.json(),
                it.named()));
    if (variation.seldom()) {
      other();
    }
    ImmutableList<Bound> ordered =
        ImmutableList.sortedCopyOf(Comparator.comparingInt(Bound::rank), documents);
    ImmutableList<String> names =
        IntStream.range(0, ordered.size())
            .mapToObj(i -> name(number(i + 1, ordered.size()), ordered.get(i)))
            .collect(toImmutableList());
    // All before any text: a declaration may name a document behind it.
    for (int i = 0; i < names.size(); i++) {
      ordered.get(i).named().accept(names.get(i));
    }
    return IntStream.range(0, names.size())
        .mapToObj(i -> document(names.get(i), ordered.get(i)))
        .collect(toImmutableList());
  }

  private void add(DocumentShape shape, ImmutableList<ObjectNode> some) {
    if (shape.holdsOneThing()) {
      some.forEach(it -> add(shape, it));
      return;
    }
    ArrayNode list = JSON.arrayNode();
    for (ObjectNode one : some) {
      if (!list.isEmpty() && variation.below(4) == 3) {
        add(shape, list(shape, list));
        list = JSON.arrayNode();
      }
      somethingElse(list);
      list.add(one);
    }
    somethingElse(list);
    add(shape, list(shape, list));
  }

  /** {@return a rank among those of documents whose order does not matter} */
  static int anywhere(Variation variation) {
    return variation.below(LAST);
  }

  private void add(DocumentShape shape, JsonNode json) {
    add(shape, anywhere(variation), json, name -> {});
  }

  private void add(DocumentShape shape, int rank, JsonNode json, Consumer<String> named) {
    boolean isWrapped = shape == DocumentShape.CLI_CREATED;
    documents.add(
        new Bound(
            shape, rank, isWrapped ? JSON.objectNode().set("NewResource", json) : json, named));
  }

  /** Adds a document in which there is nothing to read. */
  private void other() {
    ImmutableList<DocumentShape> fitting =
        shapes.stream().filter(DocumentShape::showsAccounts).collect(toImmutableList());
    DocumentShape shape = variation.of(fitting);
    if (shape.holdsOneThing()) {
      add(shape, JSON.objectNode().put("type", "Microsoft.Network/routeTables").put("name", "r1"));
    } else {
      add(shape, list(shape, JSON.arrayNode()));
    }
  }

  private void somethingElse(ArrayNode list) {
    if (!variation.seldom()) {
      return;
    }
    switch (variation.below(4)) {
      case 0 ->
          list.addObject()
              .put("type", "Microsoft.Network/networkSecurityGroups")
              .put("name", "nsg1");
      case 1 ->
          list.addObject()
              .put("id", "tvm-1")
              .put("vmSize", "standard_d2s_v3")
              .put("url", "https://acct1.westeurope.batch.azure.com/pools/pool1/nodes/tvm-1");
      case 2 -> list.addNull();
      default -> list.addObject().put("hello", "world");
    }
  }

  private JsonNode list(DocumentShape shape, ArrayNode list) {
    return switch (shape) {
      case REST_PAGE, DEPENDENCY_PAGE -> page(list, "nextLink");
      case DATA_PLANE_PAGE -> page(list, "odata.nextLink");
      case RESOURCE_GRAPH_ANSWER -> {
        ObjectNode answer = JSON.objectNode().put("count", list.size());
        answer.set("data", list);
        yield answer.putNull("skip_token").put("total_records", list.size());
      }
      case TEMPLATE, TEMPLATE_WITH_CHILDREN -> template(list);
      case TEMPLATE_IN_EXPORT -> JSON.objectNode().set("template", template(list));
      case TEMPLATE_OF_NAMED_RESOURCES -> {
        ObjectNode named = JSON.objectNode();
        list.forEach(it -> named.set("resource" + (named.size() + 1), it));
        yield JSON.objectNode()
            .put("$schema", SCHEMA)
            .put("languageVersion", "2.0")
            .set("resources", named);
      }
      default -> list;
    };
  }

  private ObjectNode page(ArrayNode list, String continuation) {
    ObjectNode page = JSON.objectNode();
    page.set("value", list);
    return switch (variation.below(8)) {
      case 6 -> page.putNull(continuation);
      case 7 -> page.put(continuation, "");
      default -> page;
    };
  }

  private static ObjectNode template(ArrayNode resources) {
    return JSON.objectNode()
        .put("$schema", SCHEMA)
        .put("contentVersion", "1.0.0.0")
        .set("resources", resources);
  }

  /** As many digits for each, so that names come in the order of their numbers. */
  private static String number(int number, int most) {
    return Strings.padStart(Integer.toString(number), Integer.toString(most).length(), '0');
  }

  private static String name(String number, Bound bound) {
    return number + "-" + bound.shape().inFileName() + ".json";
  }

  private InventoryDocument document(String name, Bound bound) {
    boolean isDeclaration = bound.shape() == DocumentShape.DECLARATION;
    JsonNode json = isDeclaration ? bound.json() : turned(bound.json());
    String text = variation.seldom() ? json.toString() : pretty(json);
    String mark = variation.seldom() ? "\uFEFF" : "";
    return InventoryDocument.of(name, mark + text);
  }

  /** The same with the members of each object in another order. */
  private JsonNode turned(JsonNode json) {
    if (json.isArray()) {
      ArrayNode turned = JSON.arrayNode();
      json.forEach(it -> turned.add(turned(it)));
      return turned;
    }
    if (!json.isObject()) {
      return json;
    }
    int turn = variation.below(60);
    List<String> names = new ArrayList<>(ImmutableList.copyOf(json.fieldNames()));
    Collections.rotate(names, turn / 2);
    if (turn % 2 == 1) {
      Collections.reverse(names);
    }
    ObjectNode turned = JSON.objectNode();
    names.forEach(name -> turned.set(name, turned(json.get(name))));
    return turned;
  }

  private static String pretty(JsonNode json) {
    try {
      return PRETTY.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError("A tree can be written", e);
    }
  }
}
