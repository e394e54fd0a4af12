package io.github.batchcomm.azure;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableMultiset;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.OutboundDependencies;
import io.github.batchcomm.model.ResourceId;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds what is in one document and has each thing read. */
final class DocumentReader {

  /** Under these names the pages of Azure's lists say where the next page is. */
  private static final ImmutableList<String> CONTINUATIONS =
      ImmutableList.of(
          "nextLink", "odata.nextLink", "@odata.nextLink", "skip_token", "skipToken", "$skipToken");

  /** Lists of which a part would mislead, by the kind of their entries. */
  private static final ImmutableMap<ResourceKind, String> WHOLE_OR_NOT_AT_ALL =
      ImmutableMap.of(
          ResourceKind.DEPENDENCY, "outbound dependencies",
          ResourceKind.EFFECTIVE_RULES, "effective rules",
          ResourceKind.EFFECTIVE_ROUTE, "effective routes");

  private final String document;
  private final Notices notices;
  private final ImmutableList.Builder<Sighting<BatchAccount>> accounts = ImmutableList.builder();
  private final ImmutableList.Builder<Belonging<BatchPool>> pools = ImmutableList.builder();
  private final ImmutableList.Builder<Belonging<DependencyPage>> dependencies =
      ImmutableList.builder();
  private final NetworkSightings networks;
  private final ImmutableMultiset.Builder<String> unrecognised = ImmutableMultiset.builder();

  private DocumentReader(InventoryDocument document) {
    this.document = document.name();
    this.notices = new Notices(document.name());
    this.networks = new NetworkSightings(document.name(), notices, document.apiVersion());
  }

  /**
   * Reads a document.
   *
   * @throws InvalidDocumentException if it cannot be read whole
   */
  static DocumentContent read(InventoryDocument document) {
    Supplier<DocumentContent> content =
        DocumentParser.parse(
            document.content(),
            ServiceTagShape.BEGINNING,
            beginning ->
                ServiceTagShape.isServiceTagFile(beginning)
                    ? parser -> serviceTags(document, ServiceTagReader.read(document, parser))
                    : parser -> resources(document, DocumentParser.tree(parser)));
    return content.get();
  }

  private static Supplier<DocumentContent> serviceTags(
      InventoryDocument document, ServiceTagFile file) {
    return () -> DocumentContent.of(document.name(), file);
  }

  private static Supplier<DocumentContent> resources(InventoryDocument document, JsonNode tree) {
    return () -> read(document, JsonCursor.of(tree));
  }

  private static DocumentContent read(InventoryDocument document, JsonCursor root) {
    if (DeclarationReader.isDeclaration(root)) {
      Notices notices = new Notices(document.name());
      return DocumentContent.of(DeclarationReader.read(document.name(), root, notices), notices);
    }
    return new DocumentReader(document).read(root);
  }

  private DocumentContent read(JsonCursor root) {
    if (root.isArray()) {
      list(root, Optional.empty());
    } else if (root.isObject()) {
      object(root);
    } else {
      throw root.wrongType("an object or an array");
    }
    return new DocumentContent(
        accounts.build(),
        pools.build(),
        dependencies.build(),
        networks.collected(),
        ImmutableList.of(),
        notices.all(),
        unrecognised.build());
  }

  private void object(JsonCursor root) {
    boolean isResource = Identity.type(root, Optional.empty()).isPresent();
    Optional<JsonCursor> rows =
        array(root, "value")
            .or(() -> array(root, "data"))
            .or(() -> array(root, "networkSecurityGroups"))
            .filter(it -> !isResource);
    if (rows.isPresent()) {
      list(rows.get(), continuation(root));
      return;
    }
    Optional<JsonCursor> template =
        root.member("template").filter(JsonCursor::isObject).or(() -> Optional.of(root));
    Optional<JsonCursor> resources =
        template.flatMap(DocumentReader::resources).filter(it -> !isResource);
    if (resources.isPresent()) {
      resources(resources.get(), Surroundings.NONE);
      return;
    }
    item(root, Surroundings.NONE);
  }

  private void list(JsonCursor rows, Optional<JsonCursor> continuation) {
    ImmutableList<JsonCursor> elements = rows.elements();
    ResourceKind kind = commonKind(elements);
    continuation.ifPresent(it -> remarkIncomplete(it, kind));
    NetworkReader network = new NetworkReader(networks);
    switch (kind) {
      case DEPENDENCY -> dependencies(rows, continuation.isEmpty());
      case EFFECTIVE_RULES -> {
        if (continuation.isEmpty()) {
          network.readEffectiveRules(elements);
        }
      }
      case EFFECTIVE_ROUTE -> {
        if (continuation.isEmpty()) {
          network.readEffectiveRoutes(elements);
        }
      }
      default -> {
        elements.forEach(it -> item(it, Surroundings.NONE));
        if (continuation.isEmpty()) {
          network.readList(rows, kind);
        }
      }
    }
  }

  /** {@return the kind of all the elements, or what stands for several kinds or none} */
  private static ResourceKind commonKind(ImmutableList<JsonCursor> elements) {
    return elements.stream()
        .map(it -> Identity.kind(it, Optional.empty()))
        .reduce((some, kind) -> some == kind ? kind : ResourceKind.OTHER)
        .orElse(ResourceKind.OTHER);
  }

  private void dependencies(JsonCursor rows, boolean isAll) {
    OutboundDependencies entries = DependenciesReader.read(rows.elements());
    dependencies.add(
        new Belonging<>(
            DependenciesReader.account(entries),
            sighting(rows, new DependencyPage(entries, isAll))));
  }

  private void remarkIncomplete(JsonCursor continuation, ResourceKind kind) {
    Optional<String> leftOut = Optional.ofNullable(WHOLE_OR_NOT_AT_ALL.get(kind));
    notices.add(
        InventoryNotice.Kind.INCOMPLETE_LIST,
        continuation,
        leftOut
            .map(
                list ->
                    "The list of "
                        + list
                        + " goes on in another page and is left out, because what is missing on it"
                        + " counts as well. Export the list complete")
            .orElse(
                "The page is incomplete: its list goes on in another page. Export all of it, with"
                    + " the Azure CLI or by following the link"));
  }

  private void item(JsonCursor json, Surroundings surroundings) {
    ResourceKind kind = Identity.kind(json, surroundings.type());
    Optional<String> account = surroundings.account();
    Optional<ResourceId> id = Optional.empty();
    switch (kind) {
      case ACCOUNT -> {
        BatchAccount read = AccountReader.read(json, notices);
        accounts.add(sighting(json, read));
        account = Optional.of(read.name());
      }
      case POOL ->
          pools.add(
              new Belonging<>(
                  PoolReader.account(json, surroundings.account()),
                  sighting(json, PoolReader.read(json, notices))));
      case DEPENDENCY, EFFECTIVE_ROUTE -> unrecognised.add(kind.type());
      case EFFECTIVE_RULES ->
          new NetworkReader(networks).readEffectiveRules(ImmutableList.of(json));
      case OTHER -> {
        Optional<JsonCursor> wrapped =
            Identity.wrapped(json).filter(it -> Identity.type(json, surroundings.type()).isEmpty());
        if (wrapped.isPresent()) {
          item(wrapped.get(), Surroundings.NONE);
          return;
        }
        unrecognised.add(Identity.label(json, surroundings.type()));
      }
      default -> {
        id = Identity.id(json, kind, surroundings.id());
        ofNetwork(json, kind, id);
      }
    }
    Optional<String> type = Identity.type(json, surroundings.type());
    Optional<JsonCursor> children = array(json, "resources").filter(it -> type.isPresent());
    if (children.isPresent()) {
      resources(children.get(), new Surroundings(type, account, id));
    }
  }

  private void ofNetwork(JsonCursor json, ResourceKind kind, Optional<ResourceId> id) {
    if (json.member("properties").filter(JsonCursor::isEmptyObject).isPresent()) {
      notices.addPartial(
          json, "The resource of type " + kind.type(), "properties", "az network … show");
      return;
    }
    if (id.isPresent()) {
      new NetworkReader(networks).read(json, kind, id.get());
      return;
    }
    unrecognised.add(Ascii.toLowerCase(kind.type()));
    notices.add(
        json,
        "The resource of type "
            + kind.type()
            + " has no id, by which others could refer to it, and is passed over. Export it as it"
            + " is in Azure, with 'az network … show'");
  }

  /** {@return the resources of a template: an array or, since language version 2.0, an object} */
  private static Optional<JsonCursor> resources(JsonCursor template) {
    boolean mayName =
        template.member("languageVersion").isPresent() || template.member("$schema").isPresent();
    return template.member("resources").filter(it -> it.isArray() || (mayName && it.isObject()));
  }

  private void resources(JsonCursor resources, Surroundings surroundings) {
    if (resources.isArray()) {
      resources.elements().forEach(it -> item(it, surroundings));
      return;
    }
    for (String name : resources.names()) {
      item(resources.member(name).orElseThrow(), surroundings);
    }
  }

  private <T> Sighting<T> sighting(JsonCursor json, T value) {
    return new Sighting<>(document, json.pointer(), value);
  }

  private static Optional<JsonCursor> array(JsonCursor json, String name) {
    return json.member(name).filter(JsonCursor::isArray);
  }

  private static Optional<JsonCursor> continuation(JsonCursor page) {
    return CONTINUATIONS.stream()
        .flatMap(name -> page.member(name).stream())
        .filter(link -> !link.isNull() && !link.isEmptyText())
        .findFirst();
  }

  /**
   * The resource that something stands in, as a template nests them.
   *
   * @param type its type
   * @param account the name of the account that it is, or belongs to
   * @param id its id
   */
  private record Surroundings(
      Optional<String> type, Optional<String> account, Optional<ResourceId> id) {

    private static final Surroundings NONE =
        new Surroundings(Optional.empty(), Optional.empty(), Optional.empty());
  }
}
