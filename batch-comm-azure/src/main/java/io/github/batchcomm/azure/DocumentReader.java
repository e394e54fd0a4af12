package io.github.batchcomm.azure;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMultiset;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.OutboundDependencies;
import java.util.Optional;

/** Finds what is in one document and has each thing read. */
final class DocumentReader {

  /** Under these names the pages of Azure's lists say where the next page is. */
  private static final ImmutableList<String> CONTINUATIONS =
      ImmutableList.of(
          "nextLink", "odata.nextLink", "@odata.nextLink", "skip_token", "skipToken", "$skipToken");

  private final String document;
  private final Notices notices;
  private final ImmutableList.Builder<Sighting<BatchAccount>> accounts = ImmutableList.builder();
  private final ImmutableList.Builder<Sighting<BatchPool>> pools = ImmutableList.builder();
  private final ImmutableList.Builder<Sighting<DependencyPage>> dependencies =
      ImmutableList.builder();
  private final ImmutableMultiset.Builder<String> unrecognised = ImmutableMultiset.builder();

  private DocumentReader(String document) {
    this.document = document;
    this.notices = new Notices(document);
  }

  /**
   * Reads a document.
   *
   * @throws InvalidDocumentException if it cannot be read whole
   */
  static DocumentContent read(InventoryDocument document) {
    JsonCursor root = JsonCursor.of(DocumentParser.parse(document.content()));
    if (DeclarationReader.isDeclaration(root)) {
      return DocumentContent.of(DeclarationReader.read(document.name(), root));
    }
    return new DocumentReader(document.name()).read(root);
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
        ImmutableList.of(),
        notices.all(),
        unrecognised.build());
  }

  private void object(JsonCursor root) {
    boolean isResource = Identity.type(root, Optional.empty()).isPresent();
    Optional<JsonCursor> rows =
        array(root, "value").or(() -> array(root, "data")).filter(it -> !isResource);
    if (rows.isPresent()) {
      list(rows.get(), continuation(root));
      return;
    }
    Optional<JsonCursor> template =
        root.member("template").filter(JsonCursor::isObject).or(() -> Optional.of(root));
    Optional<JsonCursor> resources =
        template.flatMap(DocumentReader::resources).filter(it -> !isResource);
    if (resources.isPresent()) {
      resources(resources.get(), Optional.empty(), Optional.empty());
      return;
    }
    item(root, Optional.empty(), Optional.empty());
  }

  private void list(JsonCursor rows, Optional<JsonCursor> continuation) {
    ImmutableList<JsonCursor> elements = rows.elements();
    ImmutableList<JsonCursor> categories =
        elements.stream()
            .filter(it -> Identity.kind(it, Optional.empty()) == ResourceKind.DEPENDENCY)
            .collect(ImmutableList.toImmutableList());
    boolean isDependencies = !categories.isEmpty() && categories.size() == elements.size();
    continuation.ifPresent(it -> remarkIncomplete(it, isDependencies));
    if (!isDependencies) {
      elements.forEach(it -> item(it, Optional.empty(), Optional.empty()));
      return;
    }
    OutboundDependencies entries = DependenciesReader.read(categories);
    dependencies.add(
        sighting(
            rows,
            DependenciesReader.account(entries),
            new DependencyPage(entries, continuation.isEmpty())));
  }

  private void remarkIncomplete(JsonCursor continuation, boolean isDependencies) {
    notices.add(
        InventoryNotice.Kind.INCOMPLETE_LIST,
        continuation,
        isDependencies
            ? "The list of outbound dependencies goes on in another page and is left out, because"
                + " what is missing on it counts as well. Export the list complete"
            : "The page is incomplete: its list goes on in another page. Export all of it, with the"
                + " Azure CLI or by following the link");
  }

  private void item(JsonCursor json, Optional<String> parentType, Optional<String> parentAccount) {
    Optional<String> account = parentAccount;
    switch (Identity.kind(json, parentType)) {
      case ACCOUNT -> {
        BatchAccount read = AccountReader.read(json, notices);
        accounts.add(sighting(json, new AccountHint.Nothing(), read));
        account = Optional.of(read.name());
      }
      case POOL ->
          pools.add(
              sighting(
                  json, PoolReader.account(json, parentAccount), PoolReader.read(json, notices)));
      case DEPENDENCY -> unrecognised.add(ResourceKind.DEPENDENCY.type());
      case OTHER -> unrecognised.add(Identity.label(json, parentType));
    }
    Optional<String> type = Identity.type(json, parentType);
    Optional<JsonCursor> children = array(json, "resources").filter(it -> type.isPresent());
    if (children.isPresent()) {
      resources(children.get(), type, account);
    }
  }

  /** {@return the resources of a template: an array or, since language version 2.0, an object} */
  private static Optional<JsonCursor> resources(JsonCursor template) {
    boolean mayName =
        template.member("languageVersion").isPresent() || template.member("$schema").isPresent();
    return template.member("resources").filter(it -> it.isArray() || (mayName && it.isObject()));
  }

  private void resources(
      JsonCursor resources, Optional<String> parentType, Optional<String> parentAccount) {
    if (resources.isArray()) {
      resources.elements().forEach(it -> item(it, parentType, parentAccount));
      return;
    }
    for (String name : resources.names()) {
      item(resources.member(name).orElseThrow(), parentType, parentAccount);
    }
  }

  private <T> Sighting<T> sighting(JsonCursor json, AccountHint account, T value) {
    return new Sighting<>(document, json.pointer(), account, value);
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
}
