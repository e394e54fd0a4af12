package io.github.batchcomm.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small documents, and directories that hold them. */
final class Exports {

  static final String ACCOUNT =
      """
      {"id": "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg1/providers/Microsoft.Batch/batchAccounts/acct1",
       "name": "acct1", "type": "Microsoft.Batch/batchAccounts", "location": "westeurope",
       "accountEndpoint": "acct1.westeurope.batch.azure.com", "provisioningState": "Succeeded",
       "publicNetworkAccess": "Enabled", "privateEndpointConnections": []}
      """;

  static final String SUBNET =
      "\"networkConfiguration\": {\"subnetId\": \"/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg1/providers/Microsoft.Network/virtualNetworks/vnet1/subnets/default\"}";

  static final String SIMPLIFIED =
      "\"targetNodeCommunicationMode\": \"simplified\", \"currentNodeCommunicationMode\": \"simplified\"";

  static final String CLASSIC =
      "\"targetNodeCommunicationMode\": \"classic\", \"currentNodeCommunicationMode\": \"classic\"";

  private Exports() {}

  /** A pool of acct1 as the data plane shows it, with more members. */
  static String pool(String id, String... members) {
    String more = members.length == 0 ? "" : ", " + String.join(", ", members);
    return """
        {"id": "%s", "url": "https://acct1.westeurope.batch.azure.com/pools/%s", "vmSize": "standard_d2s_v5",
         "virtualMachineConfiguration": {}, "allocationState": "steady",
         "creationTime": "2022-01-10T08:00:00Z", "allocationStateTransitionTime": "2022-06-20T08:00:00Z",
         "currentDedicatedNodes": 2, "currentLowPriorityNodes": 0 %s}
        """
        .formatted(id, id, more);
  }

  /** A pool of acct1 of Cloud Services Configuration. */
  static String cloudServicesPool(String id) {
    return pool(id).replace("virtualMachineConfiguration", "cloudServiceConfiguration");
  }

  static void write(Path directory, String name, String content) {
    try {
      Path file = directory.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
