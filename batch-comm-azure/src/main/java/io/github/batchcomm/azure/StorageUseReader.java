package io.github.batchcomm.azure;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.model.Cloud;
import io.github.batchcomm.model.HostName;
import io.github.batchcomm.model.StorageUse;
import io.github.batchcomm.model.Workload;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads which places in Azure Storage a pool mounts, and which its start task loads files from.
 * Both planes print these properties under the same names. What does not show a host is passed
 * over.
 */
final class StorageUseReader {

  private static final CharMatcher SLASHES = CharMatcher.anyOf("/\\");

  private final ImmutableSet.Builder<StorageUse> uses = ImmutableSet.builder();

  private StorageUseReader() {}

  static ImmutableSet<StorageUse> read(JsonCursor pool) {
    StorageUseReader reader = new StorageUseReader();
    pool.list("mountConfiguration").forEach(reader::mount);
    pool.given("startTask").stream()
        .flatMap(it -> it.object().list("resourceFiles").stream())
        .forEach(reader::resourceFile);
    return reader.uses.build();
  }

  private void mount(JsonCursor mount) {
    JsonCursor given = mount.object();
    text(given, "azureFileShareConfiguration", "azureFileUrl")
        .flatMap(StorageUseReader::ofUrl)
        .ifPresent(it -> add(Workload.AZURE_FILES_MOUNT, it));
    text(given, "cifsMountConfiguration", "source")
        .flatMap(StorageUseReader::ofShare)
        .ifPresent(it -> add(Workload.AZURE_FILES_MOUNT, it));
    text(given, "nfsMountConfiguration", "source")
        .flatMap(StorageUseReader::ofShare)
        .ifPresent(it -> add(Workload.NFS_MOUNT, it));
    text(given, "azureBlobFileSystemConfiguration", "accountName")
        .filter(StorageUse.Account::isName)
        .ifPresent(it -> uses.add(new StorageUse(Workload.BLOB_MOUNT, new StorageUse.Account(it))));
  }

  /** Files may come from any server of the web; only those in Azure Storage are a use of it. */
  private void resourceFile(JsonCursor file) {
    JsonCursor given = file.object();
    given
        .filled("autoStorageContainerName")
        .ifPresent(
            it -> uses.add(new StorageUse(Workload.RESOURCE_FILES, new StorageUse.AutoStorage())));
    Stream.of("storageContainerUrl", "httpUrl")
        .flatMap(name -> given.filled(name).stream())
        .flatMap(it -> text(it).flatMap(StorageUseReader::ofUrl).stream())
        .filter(StorageUseReader::isInStorage)
        .forEach(it -> add(Workload.RESOURCE_FILES, it));
  }

  private void add(Workload workload, HostName host) {
    uses.add(new StorageUse(workload, new StorageUse.Host(host)));
  }

  private static Optional<String> text(JsonCursor mount, String kind, String name) {
    return mount
        .given(kind)
        .flatMap(it -> it.object().filled(name))
        .flatMap(StorageUseReader::text);
  }

  /** A template's expression is a text like others here: it shows no host either. */
  private static Optional<String> text(JsonCursor json) {
    return Optional.ofNullable(json.node().textValue());
  }

  private static boolean isInStorage(HostName host) {
    return Stream.of(Cloud.values()).anyMatch(it -> host.text().endsWith("." + it.storageSuffix()));
  }

  private static Optional<HostName> ofUrl(String text) {
    return Identity.url(text).map(URI::getHost).flatMap(StorageUseReader::host);
  }

  /** Shares are given as {@code //host/share} or {@code host:/share}. */
  private static Optional<HostName> ofShare(String text) {
    String start = SLASHES.trimLeadingFrom(text);
    int end = CharMatcher.anyOf(":/\\").indexIn(start);
    return host(end < 0 ? start : start.substring(0, end));
  }

  private static Optional<HostName> host(String text) {
    return HostName.isHostName(text) ? Optional.of(new HostName(text)) : Optional.empty();
  }
}
