package io.github.batchcomm.azure;

import com.google.common.io.ByteSource;
import com.google.common.io.CharSource;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Documents for tests, written by hand in the shapes that Azure uses. */
final class Documents {

  static final String GROUP =
      "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg1";

  static final String SUBNET =
      GROUP + "/providers/Microsoft.Network/virtualNetworks/vnet1/subnets/nodes";

  static final String STORAGE = GROUP + "/providers/Microsoft.Storage/storageAccounts/st1";

  static final String ACCOUNT_ID = GROUP + "/providers/Microsoft.Batch/batchAccounts/acct1";

  /** An account with nothing but what it must have. */
  static final String ACCOUNT =
      """
      {"id": "%s", "name": "acct1", "type": "Microsoft.Batch/batchAccounts",
       "location": "westeurope"}
      """
          .formatted(ACCOUNT_ID);

  /** An account in full, as the REST API answers. */
  static final String REST_ACCOUNT =
      """
      {"id": "%1$s/providers/Microsoft.Batch/batchAccounts/acct1",
       "name": "acct1",
       "type": "Microsoft.Batch/batchAccounts",
       "location": "westeurope",
       "identity": {"type": "None"},
       "properties": {
         "accountEndpoint": "acct1.westeurope.batch.azure.com",
         "nodeManagementEndpoint":
           "11111111-2222-3333-4444-555555555555.westeurope.service.batch.azure.com",
         "provisioningState": "Succeeded",
         "poolAllocationMode": "BatchService",
         "publicNetworkAccess": "Enabled",
         "networkProfile": {
           "accountAccess": {"defaultAction": "Allow"},
           "nodeManagementAccess": {
             "defaultAction": "Deny",
             "ipRules": [
               {"action": "Allow", "value": "203.0.113.7"},
               {"action": "Allow", "value": "198.51.100.0/24"}]}},
         "privateEndpointConnections": [
           {"id": "%1$s/providers/Microsoft.Batch/batchAccounts/acct1/privateEndpointConnections/c1",
            "name": "c1",
            "properties": {
              "groupIds": ["nodeManagement"],
              "privateEndpoint": {
                "id": "%1$s/providers/Microsoft.Network/privateEndpoints/pe1"},
              "privateLinkServiceConnectionState": {"status": "Approved"}}}],
         "autoStorage": {
           "storageAccountId": "%1$s/providers/Microsoft.Storage/storageAccounts/st1",
           "lastKeySync": "2022-01-01T00:00:00.1234567Z"}}}
      """
          .formatted(GROUP);

  /** A pool in full, as the REST API of the management plane answers. */
  static final String REST_POOL =
      """
      {"id": "%1$s/providers/Microsoft.Batch/batchAccounts/acct1/pools/pool1",
       "name": "pool1",
       "type": "Microsoft.Batch/batchAccounts/pools",
       "properties": {
         "creationTime": "2022-01-10T08:00:00.1234567Z",
         "allocationState": "Steady",
         "allocationStateTransitionTime": "2022-02-01T09:30:00.5Z",
         "vmSize": "STANDARD_D2S_V3",
         "currentDedicatedNodes": 2,
         "currentLowPriorityNodes": 0,
         "deploymentConfiguration": {
           "virtualMachineConfiguration": {"nodeAgentSkuId": "batch.node.ubuntu 22.04"}},
         "networkConfiguration": {
           "subnetId": "%2$s",
           "publicIPAddressConfiguration": {
             "provision": "UserManaged",
             "ipAddressIds": [
               "%1$s/providers/Microsoft.Network/publicIPAddresses/ip1"]},
           "endpointConfiguration": {
             "inboundNatPools": [
               {"name": "ssh", "protocol": "TCP", "backendPort": 22,
                "frontendPortRangeStart": 15000, "frontendPortRangeEnd": 15100}]}},
         "targetNodeCommunicationMode": "Simplified",
         "currentNodeCommunicationMode": "Classic"}}
      """
          .formatted(GROUP, SUBNET);

  /** A pool in full, as the data plane answers. */
  static final String DATA_PLANE_POOL =
      """
      {"id": "pool2",
       "url": "https://acct1.westeurope.batch.azure.com/pools/pool2",
       "state": "active",
       "creationTime": "2022-01-10T08:00:00.123456+00:00",
       "allocationState": "resizing",
       "allocationStateTransitionTime": "2022-02-01T10:30:00+01:00",
       "vmSize": "standard_d2s_v3",
       "currentDedicatedNodes": 0,
       "currentLowPriorityNodes": 3,
       "virtualMachineConfiguration": {"nodeAgentSKUId": "batch.node.ubuntu 22.04"},
       "targetNodeCommunicationMode": "default"}
      """;

  static final String DEPENDENCIES =
      """
      {"value": [
        {"category": "Azure Batch", "endpoints": [
          {"domainName": "acct1.westeurope.batch.azure.com", "description": "as text",
           "endpointDetails": [{"port": 443}]},
          {"domainName": "westeurope.service.batch.azure.com",
           "endpointDetails": [{"port": 443}]}]},
        {"category": "Azure Storage", "endpoints": [
          {"domainName": "*.blob.core.windows.net", "endpointDetails": [{"port": 443}]}]}]}
      """;

  static final String DECLARATION =
      """
      {"batchComm": 1,
       "accounts": {"acct1": {"communicationModelChanges": [
         {"to": "SIMPLIFIED", "requestedAt": "2022-03-01T09:00:00Z",
          "confirmedAt": "2022-03-03T12:00:00Z"}]}},
       "pools": {"acct1/pool1": {
         "lastScaledFromZero": "2022-03-04T00:00:00Z",
         "noPublicIpGeneration": "V1_PREVIEW",
         "workloads": ["JOB_MANAGER_TASKS"]}}}
      """;

  private Documents() {}

  static InventoryDocument document(String name, String json) {
    return document(name, CharSource.wrap(json).asByteSource(StandardCharsets.UTF_8));
  }

  static InventoryDocument document(String name, ByteSource bytes) {
    return new InventoryDocument(name, bytes);
  }

  /** Reads texts as the documents 1.json, 2.json and so on. */
  static AzureInventory read(String... json) {
    List<InventoryDocument> documents =
        IntStream.range(0, json.length)
            .mapToObj(i -> document((i + 1) + ".json", json[i]))
            .toList();
    return AzureInventory.read(documents);
  }

  /** Reads one account, which must be all there is. */
  static BatchAccount account(String json) {
    AzureInventory inventory = read(json);
    if (!inventory.problems().isEmpty() || inventory.accounts().size() != 1) {
      throw new AssertionError("Not one account: " + inventory);
    }
    return inventory.accounts().get(0).account();
  }

  /** Reads one pool of the account acct1, which must be all there is beside it. */
  static BatchPool pool(String json) {
    AzureInventory inventory = read(ACCOUNT, json);
    if (!inventory.problems().isEmpty() || inventory.accounts().get(0).pools().size() != 1) {
      throw new AssertionError("Not one pool: " + inventory);
    }
    return inventory.accounts().get(0).pools().get(0);
  }

  /** A pool that Azure rendered in full, with more members. */
  static String wholePool(String... members) {
    return """
        {"id": "pool1", "vmSize": "standard_d2s_v3", "allocationState": "steady",
         "virtualMachineConfiguration": {} %s}
        """
        .formatted(joined(members));
  }

  /** A part of a pool, as a projection gives it, with more members. */
  static String partOfPool(String... members) {
    return "{\"id\": \"pool1\", \"allocationState\": \"steady\" %s}".formatted(joined(members));
  }

  /** What a file is that is not there. */
  static ByteSource missing() {
    return new ByteSource() {
      @Override
      public InputStream openStream() throws IOException {
        throw new FileNotFoundException("no such file");
      }
    };
  }

  private static String joined(String... members) {
    StringBuilder joined = new StringBuilder();
    Arrays.stream(members).forEach(member -> joined.append(", ").append(member));
    return joined.toString();
  }
}
