package io.github.batchcomm.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What differs between the clouds. */
class CloudTest {

  @ParameterizedTest
  @CsvSource({
    "PUBLIC, Public, batch.azure.com, core.windows.net, vault.azure.net",
    "US_GOVERNMENT, AzureGovernment, batch.usgovcloudapi.net, core.usgovcloudapi.net,"
        + " vault.usgovcloudapi.net",
    "CHINA, China, batch.chinacloudapi.cn, core.chinacloudapi.cn, vault.azure.cn",
  })
  void everyCloudHasItsOwnHostNames(
      Cloud cloud, String tagFile, String batch, String storage, String keyVault) {
    assertThat(cloud.serviceTagCloudName()).isEqualTo(tagFile);
    assertThat(cloud.batchSuffix()).isEqualTo(batch);
    assertThat(cloud.storageSuffix()).isEqualTo(storage);
    assertThat(cloud.keyVaultSuffix()).isEqualTo(keyVault);
  }
}
