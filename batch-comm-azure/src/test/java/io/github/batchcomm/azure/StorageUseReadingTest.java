package io.github.batchcomm.azure;

import static io.github.batchcomm.azure.Documents.ACCOUNT;
import static io.github.batchcomm.azure.Documents.partOfPool;
import static io.github.batchcomm.azure.Documents.pool;
import static io.github.batchcomm.azure.Documents.read;
import static io.github.batchcomm.azure.Documents.wholePool;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.batchcomm.model.HostName;
import io.github.batchcomm.model.StorageUse;
import io.github.batchcomm.model.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of a pool's mounts and its start task. */
class StorageUseReadingTest {

  @Test
  void aShareIsMountedFromTheHostInItsUrl() {
    assertThat(
            pool(mounting(
                    "'azureFileShareConfiguration': {'accountName': 'films', 'azureFileUrl':"
                        + " 'https://films.file.core.windows.net/reels', 'relativeMountPath': 'r'}"))
                .storageUses())
        .containsExactly(on(Workload.AZURE_FILES_MOUNT, "films.file.core.windows.net"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//films.file.core.windows.net/reels",
        "\\\\\\\\films.file.core.windows.net\\\\reels",
        "films.file.core.windows.net"
      })
  void aShareOfWindowsIsMountedFromTheHostOfItsSource(String source) {
    assertThat(
            pool(mounting("'cifsMountConfiguration': {'source': '" + source + "'}")).storageUses())
        .containsExactly(on(Workload.AZURE_FILES_MOUNT, "films.file.core.windows.net"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"films.blob.core.windows.net:/films/reels", "films.blob.core.windows.net"})
  void anExportIsMountedFromTheHostOfItsSource(String source) {
    assertThat(
            pool(mounting("'nfsMountConfiguration': {'source': '" + source + "'}")).storageUses())
        .containsExactly(on(Workload.NFS_MOUNT, "films.blob.core.windows.net"));
  }

  @Test
  void aContainerIsMountedFromItsAccount() {
    assertThat(
            pool(mounting(
                    "'azureBlobFileSystemConfiguration': {'accountName': 'films',"
                        + " 'containerName': 'reels'}"))
                .storageUses())
        .containsExactly(new StorageUse(Workload.BLOB_MOUNT, new StorageUse.Account("films")));
  }

  @Test
  void filesOfTheStartTaskAreReadOfTheManagementPlaneToo() {
    assertThat(
            pool("""
                    {"id": "%s/pools/pool1", "name": "pool1", "properties": {
                      "allocationState": "Steady",
                      "startTask": {"commandLine": "true", "resourceFiles": [
                        {"httpUrl": "https://tools.blob.core.windows.net/c/a.zip?sig=x"},
                        {"storageContainerUrl": "https://films.blob.core.windows.net/reels"},
                        {"autoStorageContainerName": "own"},
                        {"httpUrl": "https://example.com/a.zip"}]}}}
                    """
                    .formatted(Documents.ACCOUNT_ID))
                .storageUses())
        .containsExactly(
            on(Workload.RESOURCE_FILES, "tools.blob.core.windows.net"),
            on(Workload.RESOURCE_FILES, "films.blob.core.windows.net"),
            new StorageUse(Workload.RESOURCE_FILES, new StorageUse.AutoStorage()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'azureFileShareConfiguration': {'azureFileUrl': '[parameters(1)]'}",
        "'azureFileShareConfiguration': null",
        "'azureBlobFileSystemConfiguration': {'accountName': '[variables(1)]'}",
        "'nfsMountConfiguration': {'source': ''}"
      })
  void whatShowsNoHostIsPassedOver(String mount) {
    assertThat(pool(mounting(mount)).storageUses()).isEmpty();
  }

  @Test
  void aPoolThatShowsNeitherUsesNothingByItsDocument() {
    assertThat(
            pool(wholePool("'mountConfiguration': null, 'startTask': null".replace('\'', '"')))
                .storageUses())
        .isEmpty();
  }

  @Test
  void documentsOfOnePoolComplementEachOther() {
    assertThat(
            read(ACCOUNT, mounting(SHARE), partOfPool("\"currentDedicatedNodes\": 1"))
                .accounts()
                .get(0)
                .pools()
                .get(0)
                .storageUses())
        .containsExactly(on(Workload.AZURE_FILES_MOUNT, "films.file.core.windows.net"));
  }

  @Test
  void documentsThatShowDifferentMountsContradictEachOther() {
    assertThat(read(ACCOUNT, mounting(SHARE), mounting(SHARE.replace("films", "sound"))).problems())
        .singleElement()
        .satisfies(it -> assertThat(it.text()).contains("mountConfiguration and startTask is "));
  }

  private static final String SHARE =
      "'azureFileShareConfiguration': {'azureFileUrl': 'https://films.file.core.windows.net/r'}";

  private static String mounting(String mount) {
    return partOfPool(("'mountConfiguration': [{" + mount + "}]").replace('\'', '"'));
  }

  private static StorageUse on(Workload workload, String host) {
    return new StorageUse(workload, new StorageUse.Host(new HostName(host)));
  }
}
