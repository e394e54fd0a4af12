package io.github.batchcomm.testkit.laws;

import io.github.batchcomm.endpoint.RemoteParty;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.Cloud;
import io.github.batchcomm.model.ServiceTag;
import io.github.batchcomm.model.StorageUse;
import io.github.batchcomm.model.Workload;
import java.util.Optional;
import java.util.Set;

/** Which storage a pool's own document shows that its nodes call, read once more. */
final class StorageReading {

  private final BatchAccount account;
  private final BatchPool pool;

  StorageReading(BatchAccount account, BatchPool pool) {
    this.account = account;
    this.pool = pool;
  }

  /** Whether the document shows some of the workloads to be in Azure Storage. */
  boolean shows(Set<Workload> workloads) {
    return pool.storageUses().stream()
        .anyMatch(
            use ->
                workloads.contains(use.workload())
                    && (use.place() instanceof StorageUse.AutoStorage || host(use).isPresent()));
  }

  /** Whether the document shows a party, for some of the workloads. */
  boolean shows(RemoteParty.StorageAccount party, Set<Workload> workloads) {
    return party.tag().equals(ServiceTag.STORAGE.in(account.region()))
        && pool.storageUses().stream()
            .anyMatch(
                use ->
                    workloads.contains(use.workload())
                        && host(use).filter(party.host().text()::equals).isPresent());
  }

  /** The host in Azure Storage that a use calls; empty where it is another one or not known. */
  private Optional<String> host(StorageUse use) {
    Optional<String> suffix = account.region().cloud().map(Cloud::storageSuffix);
    if (suffix.isEmpty()) {
      return Optional.empty();
    }
    if (use.place() instanceof StorageUse.Host host) {
      return Optional.of(host.name().text()).filter(it -> it.endsWith("." + suffix.get()));
    }
    Optional<String> name =
        use.place() instanceof StorageUse.Account storage
            ? Optional.of(storage.name())
            : account.autoStorage().value().map(it -> it.name());
    return name.map(it -> it + ".blob." + suffix.get());
  }
}
