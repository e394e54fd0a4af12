package io.github.batchcomm.testkit.documents;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.batchcomm.model.AllocationState;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.PoolConfiguration;
import java.util.OptionalInt;

/** Writes what is known of a pool, so that nothing more and nothing less can be read. */
final class PoolWriter {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String TYPE = "Microsoft.Batch/batchAccounts/pools";

  private final BatchPool pool;
  private final ResourceForm form;
  private final Home home;
  private final Variation variation;
  private final ResourceJson json;

  private PoolWriter(BatchPool pool, ResourceForm form, Home home, Variation variation) {
    this.pool = pool;
    this.form = form;
    this.home = home;
    this.variation = variation;
    this.json =
        new ResourceJson(form != ResourceForm.FLAT && form != ResourceForm.DATA_PLANE, variation);
  }

  static ObjectNode write(BatchPool pool, ResourceForm form, Home home, Variation variation) {
    return new PoolWriter(pool, form, home, variation).write();
  }

  private ObjectNode write() {
    configuration();
    json.instant("creationTime", pool.creationTime());
    json.constant("allocationState", pool.allocationState());
    json.instant("allocationStateTransitionTime", pool.allocationStateTransitionTime());
    boolean mayBeWhole =
        pool.configuration() != PoolConfiguration.UNKNOWN
            && (json.isGiven("creationTime") || json.isGiven("allocationState"));
    // Where a whole pool has no subnet id, that says there is none, unless the job assigns it.
    boolean assignedByJob = pool.subnet().isUnknown() && variation.seldom();
    boolean sayingNothing = mayBeWhole && pool.subnet().isUnknown() && !assignedByJob;
    boolean sized = variation.maybe() && !sayingNothing;
    if (sized) {
      json.property("vmSize", "standard_d2s_v3");
    } else {
      json.unknown("vmSize");
    }
    identify(sized);
    count("currentDedicatedNodes", pool.currentDedicatedNodes());
    count("currentLowPriorityNodes", pool.currentLowPriorityNodes());
    NetworkWriter.write(json, pool, sized && mayBeWhole, assignedByJob, variation);
    StorageUseWriter.write(json, pool, variation);
    json.constant("targetNodeCommunicationMode", pool.targetMode());
    json.constant("currentNodeCommunicationMode", pool.currentMode());
    json.more();
    return json.json();
  }

  private void identify(boolean sized) {
    boolean isConfigured = sized && pool.configuration() != PoolConfiguration.UNKNOWN;
    switch (form) {
      case DATA_PLANE -> {
        json.beside("id", pool.id());
        boolean isKnownByItsShape =
            isConfigured || pool.allocationState() != AllocationState.UNKNOWN;
        // Drawn whether or not it is the only account, so that the rest stays when it becomes so.
        boolean withoutUrl = variation.seldom();
        boolean behindProxy = variation.seldom();
        if (!home.isOnly() || !isKnownByItsShape || !withoutUrl) {
          json.beside("url", url(home.isOnly() && behindProxy));
        }
      }
      case CHILD_IN_TEMPLATE -> {
        json.beside("name", variation.maybe() ? qualifiedName() : pool.id());
        if (variation.maybe()) {
          json.type(TYPE);
        } else {
          json.beside("type", "pools");
        }
      }
      case TEMPLATE -> {
        json.beside("name", qualifiedName());
        json.type(TYPE);
      }
      case NESTED, FLAT -> {
        boolean showsId = pool.resourceId().isPresent();
        pool.resourceId().ifPresent(id -> json.beside("id", id.toString()));
        if (!showsId || !variation.seldom()) {
          boolean qualified = variation.seldom() || (!showsId && !home.isOnly());
          json.beside("name", qualified ? qualifiedName() : pool.id());
        }
        if (!(showsId || isConfigured) || !variation.seldom()) {
          json.type(TYPE);
        }
      }
    }
  }

  private String qualifiedName() {
    return home.account().name() + "/" + pool.id();
  }

  private String url(boolean behindProxy) {
    String host = behindProxy ? "proxy.example.net" : home.host().text();
    return "https://" + host + "/pools/" + pool.id();
  }

  private void configuration() {
    String name =
        switch (pool.configuration()) {
          case VIRTUAL_MACHINE -> "virtualMachineConfiguration";
          case CLOUD_SERVICES -> "cloudServiceConfiguration";
          case UNKNOWN -> "";
        };
    if (name.isEmpty()) {
      if (variation.seldom()) {
        json.property("deploymentConfiguration", JSON.objectNode());
      } else {
        json.unknown(variation.of("deploymentConfiguration", "virtualMachineConfiguration"));
      }
      return;
    }
    ObjectNode configuration = JSON.objectNode();
    if (variation.seldom()) {
      configuration.put("nodeAgentSKUId", "batch.node.ubuntu 22.04");
    }
    boolean direct = (form == ResourceForm.DATA_PLANE) != variation.seldom();
    if (direct) {
      json.property(name, configuration);
    } else {
      json.property("deploymentConfiguration", JSON.objectNode().set(name, configuration));
    }
  }

  private void count(String name, OptionalInt count) {
    if (count.isPresent()) {
      json.property(name, Literals.integer(count.getAsInt(), variation));
    } else {
      json.unknown(name);
    }
  }
}
