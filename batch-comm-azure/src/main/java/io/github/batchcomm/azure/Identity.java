package io.github.batchcomm.azure;

import com.google.common.base.Ascii;
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
      return ResourceKind.ofType(type.get());
    }
    if (isDependency(json)) {
      return ResourceKind.DEPENDENCY;
    }
    if (json.member("effectiveSecurityRules").filter(JsonCursor::isArray).isPresent()) {
      return ResourceKind.EFFECTIVE_RULES;
    }
    if (isEffectiveRoute(json)) {
      return ResourceKind.EFFECTIVE_ROUTE;
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
    String type = type(json, parentType).orElse(UNTYPED);
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
    if (id.isPresent() && !kind.isKindOf(id.get())) {
      throw given
          .get()
          .invalid(
              "The id is not that of a resource of type "
                  + kind.type()
                  + ". Export the document again with the Azure CLI");
    }
    return id;
  }

  /**
   * Reads the resource id of a resource of known kind.
   *
   * @param parent the id of the resource it stands in, if known, within which it has only a name
   * @throws InvalidDocumentException if an id is given and is not the id of such a resource
   */
  static Optional<ResourceId> id(JsonCursor json, ResourceKind kind, Optional<ResourceId> parent) {
    return id(json, kind)
        .or(
            () ->
                parent
                    .filter(it -> kind.type().indexOf('/') != kind.type().lastIndexOf('/'))
                    .map(it -> nestedId(it, lastSegment(ownType(json, kind)), json))
                    .filter(kind::isKindOf));
  }

  /**
   * Makes the id of a part of a resource.
   *
   * @param owner the resource
   * @param segment what stands before the part's name in its id
   * @param part the part, which has a name or an id
   */
  static ResourceId nestedId(ResourceId owner, String segment, JsonCursor part) {
    JsonCursor given =
        part.filled("name")
            .or(() -> part.filled("id"))
            .orElseThrow(
                () ->
                    part.invalid(
                        "This part of '"
                            + owner.name()
                            + "' has neither name nor id. Export the document again with the Azure"
                            + " CLI, complete"));
    return given.parsed(text -> ResourceId.parse(owner + "/" + segment + "/" + lastSegment(text)));
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

  private static boolean isDependency(JsonCursor json) {
    return json.member("category").filter(JsonCursor::isText).isPresent()
        && json.member("endpoints").filter(it -> it.isArray() || it.isNull()).isPresent();
  }

  /** A route of a table has one prefix, not an array of them. */
  private static boolean isEffectiveRoute(JsonCursor json) {
    return json.member("addressPrefix").filter(JsonCursor::isArray).isPresent()
        && json.member("nextHopType").isPresent();
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

  /** {@return the one member that {@code az network … create} wraps its answer in} */
  static Optional<JsonCursor> wrapped(JsonCursor json) {
    if (!json.isObject() || json.names().size() != 1) {
      return Optional.empty();
    }
    return json.member(json.names().get(0))
        .filter(JsonCursor::isObject)
        .filter(inner -> type(inner, Optional.empty()).isPresent());
  }

  /** Record sets of all types are of one kind, and differ by what stands before their names. */
  private static String ownType(JsonCursor json, ResourceKind kind) {
    return json.member("type")
        .filter(JsonCursor::isText)
        .map(type -> type.node().textValue())
        .orElse(kind.type());
  }

  private static String lastSegment(String text) {
    return text.substring(text.lastIndexOf('/') + 1);
  }

  private static Optional<ResourceId> resourceId(String text) {
    try {
      return Optional.of(ResourceId.parse(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
