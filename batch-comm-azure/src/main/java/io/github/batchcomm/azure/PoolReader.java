package io.github.batchcomm.azure;

import io.github.batchcomm.model.AllocationState;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.HostName;
import io.github.batchcomm.model.NodeCommunicationMode;
import io.github.batchcomm.model.PoolConfiguration;
import io.github.batchcomm.model.ResourceId;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads a pool, of the management plane or the data plane. */
final class PoolReader {

  private final JsonCursor json;
  private final Notices notices;

  private PoolReader(JsonCursor json, Notices notices) {
    this.json = json;
    this.notices = notices;
  }

  static BatchPool read(JsonCursor json, Notices notices) {
    return new PoolReader(json, notices).pool();
  }

  /**
   * Reads what the pool tells about its account.
   *
   * @param json the pool
   * @param parent the name of the account that the pool stands in, in a template
   */
  static AccountHint account(JsonCursor json, Optional<String> parent) {
    if (Identity.isOfDataPlane(json)) {
      Optional<HostName> host = json.given("url").flatMap(PoolReader::host);
      return host.<AccountHint>map(AccountHint.OfHost::new).orElseGet(AccountHint.Nothing::new);
    }
    Optional<ResourceId> id = Identity.id(json, ResourceKind.POOL).flatMap(ResourceId::parent);
    if (id.isPresent()) {
      return new AccountHint.OfId(id.get());
    }
    String name = json.member("name").map(JsonCursor::text).orElse("");
    int slash = name.indexOf('/');
    Optional<String> account = slash < 0 ? parent : Optional.of(name.substring(0, slash));
    return account.<AccountHint>map(AccountHint.OfName::new).orElseGet(AccountHint.Nothing::new);
  }

  private static Optional<HostName> host(JsonCursor url) {
    Optional<URI> uri = Identity.url(url.text());
    if (uri.isEmpty()) {
      throw url.invalid(
          "'"
              + Quoted.text(url.text())
              + "' is not a URL. Export the pool again with 'az batch pool show'");
    }
    return Optional.ofNullable(uri.get().getHost())
        .map(host -> url.checked(() -> new HostName(host)));
  }

  private BatchPool pool() {
    BatchPool.Builder pool = BatchPool.builder();
    identify(pool);
    pool.configuration(configuration());
    new NetworkConfigurationReader(json, isWhole(), notices).readInto(pool);
    pool.storageUses(StorageUseReader.read(json));
    pool.creationTime(instant("creationTime"));
    pool.allocationStateTransitionTime(instant("allocationStateTransitionTime"));
    pool.allocationState(
        notices.constant(
            json.property("allocationState"), AllocationState.class, AllocationState.UNKNOWN));
    pool.currentDedicatedNodes(count("currentDedicatedNodes"));
    pool.currentLowPriorityNodes(count("currentLowPriorityNodes"));
    pool.targetMode(mode("targetNodeCommunicationMode"));
    pool.currentMode(mode("currentNodeCommunicationMode"));
    return json.checked(pool::build);
  }

  private void identify(BatchPool.Builder pool) {
    if (Identity.isOfDataPlane(json)) {
      pool.id(json.member("id").orElseThrow().text());
      return;
    }
    Optional<ResourceId> id = Identity.id(json, ResourceKind.POOL);
    pool.resourceId(id);
    pool.id(id.map(ResourceId::name).orElseGet(this::nameInTemplate));
  }

  private String nameInTemplate() {
    JsonCursor given =
        json.member("name")
            .orElseThrow(
                () ->
                    json.invalid(
                        "The pool has neither id nor name. Export it with 'az batch pool show'"));
    String name = given.text();
    String last = name.substring(name.lastIndexOf('/') + 1);
    if (last.isEmpty()) {
      throw given.invalid(
          "'" + Quoted.text(name) + "' does not end in a pool's name. Write account/pool");
    }
    return last;
  }

  /** Tells whether Azure rendered the pool in full, so that an absent property says something. */
  private boolean isWhole() {
    return json.given("vmSize").isPresent()
        && configuration() != PoolConfiguration.UNKNOWN
        && (json.given("creationTime").isPresent() || json.given("allocationState").isPresent());
  }

  private PoolConfiguration configuration() {
    Optional<JsonCursor> deployment = json.given("deploymentConfiguration").map(JsonCursor::object);
    boolean virtualMachines = has(deployment, "virtualMachineConfiguration");
    boolean cloudServices = has(deployment, "cloudServiceConfiguration");
    if (virtualMachines && cloudServices) {
      throw json.invalid(
          "The pool has both a virtual machine and a cloud service configuration, and no pool of"
              + " Azure has. Export it again with 'az batch pool show'");
    }
    if (virtualMachines) {
      return PoolConfiguration.VIRTUAL_MACHINE;
    }
    return cloudServices ? PoolConfiguration.CLOUD_SERVICES : PoolConfiguration.UNKNOWN;
  }

  private boolean has(Optional<JsonCursor> deployment, String configuration) {
    return deployment
        .flatMap(it -> it.given(configuration))
        .or(() -> json.given(configuration))
        .map(JsonCursor::object)
        .isPresent();
  }

  private Optional<Instant> instant(String property) {
    return json.given(property).map(JsonCursor::instant);
  }

  private OptionalInt count(String property) {
    Optional<JsonCursor> given = json.given(property);
    return given.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(given.get().integer(0, Integer.MAX_VALUE));
  }

  private NodeCommunicationMode mode(String property) {
    return notices.constant(
        json.property(property), NodeCommunicationMode.class, NodeCommunicationMode.UNKNOWN);
  }
}
