package io.github.batchcomm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which places a pool's document can show. */
class StorageUseTest {

  private static final StorageUse.Host HOST =
      new StorageUse.Host(new HostName("films.blob.core.windows.net"));

  @ParameterizedTest
  @EnumSource(names = {"RESOURCE_FILES", "AZURE_FILES_MOUNT", "NFS_MOUNT"})
  void hostsAreShownOfFilesAndShares(Workload workload) {
    assertThat(new StorageUse(workload, HOST).place()).isEqualTo(HOST);
  }

  @Test
  void whatNoDocumentOfAPoolShowsIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StorageUse(Workload.CONTAINERS, HOST))
        .withMessage("No document of a pool shows CONTAINERS");
  }

  @Test
  void aBlobMountIsShownByTheNameOfItsAccountAlone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StorageUse(Workload.BLOB_MOUNT, HOST))
        .withMessageContaining("BLOB_MOUNT is not shown at Host");
  }

  @Test
  void nothingIsMountedFromTheAutoStorageAccount() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StorageUse(Workload.NFS_MOUNT, new StorageUse.AutoStorage()))
        .withMessage("NFS_MOUNT is not of the auto-storage account");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ab", "Films", "films-1", "abcdefghijklmnopqrstuvwxy", ""})
  void aTextThatNoStorageAccountCanHaveForItsNameIsRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StorageUse.Account(name))
        .withMessage("'" + name + "' is not the name of a storage account");
  }
}
