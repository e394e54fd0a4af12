package io.github.batchcomm.azure;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import io.github.batchcomm.model.ResourceId;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Tells what a JSON object is, by its type and id or, where these are missing, by its shape. */
final class Identity {

  private static final String UNTYPED = "untyped object";
  private static final String POOLS = "/pools/";

  private Identity() {}

  /** {@return the kind of the resource} */
  static ResourceKind kind(JsonCursor json, Optional<String> parentType) {
    if (!json.isObject()) {
      return ResourceKind.OTHER;
    }
    Optional<String> type = type(json, parentType);
    if (type.isPresent()) {
      return ofType(type.get());
    }
    if (isDependency(json)) {
      return ResourceKind.DEPENDENCY;
    }
    if (isAccount(json)) {
      return ResourceKind.ACCOUNT;
    }
    return isPool(json) ? ResourceKind.POOL : ResourceKind.OTHER;
  }

  /**
   * Finds the resource's full type.
   *
   * @param parentType the type of the resource it stands in, to which its own is relative
   */
  static Optional<String> type(JsonCursor json, Optional<String> parentType) {
    Optional<String> own =
        json.member("type").filter(JsonCursor::isText).map(type -> type.node().textValue());
    if (own.isPresent() && own.get().indexOf('/') >= 0) {
      return own;
    }
    if (own.isPresent() && parentType.isPresent()) {
      return Optional.of(parentType.get() + "/" + own.get());
    }
    return json.member("id")
        .filter(JsonCursor::isText)
        .flatMap(id -> resourceId(id.node().textValue()))
        .map(ResourceId::type)
        .or(() -> own);
  }

  /** {@return what to call a thing that is not read, for counting} */
  static String label(JsonCursor json, Optional<String> parentType) {
    if (!json.isObject()) {
      return json.kind();
    }
    String type = type(json, parentType).or(() -> wrappedType(json)).orElse(UNTYPED);
    return Ascii.toLowerCase(Quoted.text(type));
  }

  /**
   * Reads the resource id of a resource of known kind.
   *
   * @throws InvalidDocumentException if it is given and is not the id of such a resource
   */
  static Optional<ResourceId> id(JsonCursor json, ResourceKind kind) {
    Optional<JsonCursor> given = json.member("id").filter(id -> !id.isNull());
    Optional<ResourceId> id = given.map(it -> it.parsed(ResourceId::parse));
    if (id.isPresent() && !id.get().isOfType(kind.type())) {
      throw given
          .get()
          .invalid(
              "The id is not that of a resource of type "
                  + kind.type()
                  + ". Export the document again with the Azure CLI");
    }
    return id;
  }

  /** {@return true if the resource is a pool as the data plane shows it, without a resource id} */
  static boolean isOfDataPlane(JsonCursor pool) {
    return pool.member("type").filter(JsonCursor::isText).isEmpty()
        && pool.member("id")
            .filter(JsonCursor::isText)
            .filter(id -> id.node().textValue().indexOf('/') < 0)
            .isPresent();
  }

  /** {@return the text as a URL; empty if it is none} */
  static Optional<URI> url(String text) {
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static ResourceKind ofType(String type) {
    if (Ascii.equalsIgnoreCase(type, ResourceKind.ACCOUNT.type())) {
      return ResourceKind.ACCOUNT;
    }
    return Ascii.equalsIgnoreCase(type, ResourceKind.POOL.type())
        ? ResourceKind.POOL
        : ResourceKind.OTHER;
  }

  private static boolean isDependency(JsonCursor json) {
    return json.member("category").filter(JsonCursor::isText).isPresent()
        && json.member("endpoints").filter(it -> it.isArray() || it.isNull()).isPresent();
  }

  private static boolean isAccount(JsonCursor json) {
    return json.member("name").filter(JsonCursor::isText).isPresent()
        && has(json, "accountEndpoint", "nodeManagementEndpoint", "poolAllocationMode");
  }

  /** A compute node has a URL and a size too; its URL is not that of a pool. */
  private static boolean isPool(JsonCursor json) {
    boolean configured =
        has(json, "vmSize")
            && has(
                json,
                "virtualMachineConfiguration",
                "cloudServiceConfiguration",
                "deploymentConfiguration");
    if (isOfDataPlane(json)) {
      return configured || has(json, "allocationState") || hasUrlOfPool(json);
    }
    return configured && json.member("name").filter(JsonCursor::isText).isPresent();
  }

  private static boolean hasUrlOfPool(JsonCursor json) {
    return json.member("url")
        .filter(JsonCursor::isText)
        .flatMap(url -> url(url.node().textValue()))
        .map(URI::getPath)
        .filter(Identity::isPathOfPool)
        .isPresent();
  }

  private static boolean isPathOfPool(String path) {
    int pools = path.lastIndexOf(POOLS);
    return pools >= 0 && path.indexOf('/', pools + POOLS.length()) < 0;
  }

  /** Unlike {@link JsonCursor#given}, asks without demanding that anything is of the right type. */
  private static boolean has(JsonCursor json, String... names) {
    for (String name : names) {
      if (json.member(name)
          .or(() -> json.member("properties").flatMap(nested -> nested.member(name)))
          .filter(value -> !value.isNull())
          .isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** The type inside the one member that {@code az network … create} wraps its answer in. */
  private static Optional<String> wrappedType(JsonCursor json) {
    ImmutableList<String> names = json.names();
    if (names.size() != 1) {
      return Optional.empty();
    }
    return json.member(names.get(0))
        .filter(JsonCursor::isObject)
        .flatMap(inner -> type(inner, Optional.empty()));
  }

  private static Optional<ResourceId> resourceId(String text) {
    try {
      return Optional.of(ResourceId.parse(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
