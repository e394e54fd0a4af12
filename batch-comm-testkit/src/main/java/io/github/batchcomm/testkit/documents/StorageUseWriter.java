package io.github.batchcomm.testkit.documents;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.StorageUse;
import io.github.batchcomm.model.Workload;

/** Writes a pool's mounts and its start task's resource files. */
final class StorageUseWriter {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Variation variation;

  private StorageUseWriter(Variation variation) {
    this.variation = variation;
  }

  static void write(ResourceJson json, BatchPool pool, Variation variation) {
    StorageUseWriter writer = new StorageUseWriter(variation);
    ArrayNode mounts = JSON.arrayNode();
    ArrayNode files = JSON.arrayNode();
    for (StorageUse use : pool.storageUses()) {
      if (use.workload() == Workload.RESOURCE_FILES) {
        files.add(writer.file(use.place()));
      } else {
        mounts.add(writer.mount(use));
      }
    }
    if (mounts.isEmpty()) {
      json.unknown("mountConfiguration");
    } else {
      json.property("mountConfiguration", mounts);
    }
    if (files.isEmpty()) {
      json.unknown("startTask");
    } else {
      ObjectNode task = JSON.objectNode().put("commandLine", "true");
      task.set("resourceFiles", files);
      json.property("startTask", task);
    }
  }

  private ObjectNode mount(StorageUse use) {
    if (use.place() instanceof StorageUse.Account account) {
      return mount(
          "azureBlobFileSystemConfiguration",
          JSON.objectNode().put("accountName", account.name()).put("containerName", "data"));
    }
    if (!(use.place() instanceof StorageUse.Host host)) {
      throw new IllegalArgumentException("No mount shows " + use);
    }
    if (use.workload() == Workload.NFS_MOUNT) {
      return mount(
          "nfsMountConfiguration", JSON.objectNode().put("source", host.name() + ":/export"));
    }
    return variation.maybe()
        ? mount(
            "azureFileShareConfiguration",
            JSON.objectNode()
                .put("accountName", host.name().firstLabel())
                .put("azureFileUrl", "https://" + host.name() + "/share"))
        : mount(
            "cifsMountConfiguration", JSON.objectNode().put("source", "//" + host.name() + "/s"));
  }

  private static ObjectNode mount(String kind, ObjectNode configuration) {
    configuration.put("relativeMountPath", "data");
    return JSON.objectNode().set(kind, configuration);
  }

  private ObjectNode file(StorageUse.Place place) {
    ObjectNode file = JSON.objectNode().put("filePath", "tools");
    if (place instanceof StorageUse.Host host) {
      return file.put(
          variation.of("httpUrl", "storageContainerUrl"), "https://" + host.name() + "/tools?sv=1");
    }
    return file.put("autoStorageContainerName", "tools");
  }
}
