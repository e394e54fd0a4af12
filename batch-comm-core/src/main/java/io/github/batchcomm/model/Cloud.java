package io.github.batchcomm.model;

/**
 * An Azure cloud: a set of regions with names, service tags and host names of its own.
 *
 * <p>Host suffixes of the US Government cloud for Batch follow its other services by analogy; the
 * pages read for this library name those of the public cloud and of Azure in China.
 */
public enum Cloud {
  /** The public cloud. */
  PUBLIC("Public", "batch.azure.com", "core.windows.net", "vault.azure.net"),
  /** The US Government cloud. */
  US_GOVERNMENT(
      "AzureGovernment",
      "batch.usgovcloudapi.net",
      "core.usgovcloudapi.net",
      "vault.usgovcloudapi.net"),
  /** Azure in China, operated by 21Vianet. */
  CHINA("China", "batch.chinacloudapi.cn", "core.chinacloudapi.cn", "vault.azure.cn");

  private final String serviceTagCloudName;
  private final String batchSuffix;
  private final String storageSuffix;
  private final String keyVaultSuffix;

  Cloud(
      String serviceTagCloudName, String batchSuffix, String storageSuffix, String keyVaultSuffix) {
    this.serviceTagCloudName = serviceTagCloudName;
    this.batchSuffix = batchSuffix;
    this.storageSuffix = storageSuffix;
    this.keyVaultSuffix = keyVaultSuffix;
  }

  /** {@return the name under which service tag files know this cloud} */
  public String serviceTagCloudName() {
    return serviceTagCloudName;
  }

  /** {@return the suffix of Batch host names, such as {@code batch.azure.com}} */
  public String batchSuffix() {
    return batchSuffix;
  }

  /** {@return the suffix of Storage host names after the service, such as core.windows.net} */
  public String storageSuffix() {
    return storageSuffix;
  }

  /** {@return the suffix of Key Vault host names, such as {@code vault.azure.net}} */
  public String keyVaultSuffix() {
    return keyVaultSuffix;
  }
}
