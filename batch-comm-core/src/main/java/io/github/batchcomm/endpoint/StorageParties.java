package io.github.batchcomm.endpoint;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.github.batchcomm.edition.EndpointRequirement;
import io.github.batchcomm.edition.EndpointRequirement.ForWorkloads;
import io.github.batchcomm.edition.Remote;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.Cloud;
import io.github.batchcomm.model.HostName;
import io.github.batchcomm.model.Region;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.ServiceTag;
import io.github.batchcomm.model.StorageUse;
import io.github.batchcomm.model.Workload;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The storage accounts that a pool's own document shows its nodes to call. A flow of a workload
 * goes to these in place of all of Storage, unless there may be others: tasks may load further
 * files, and an account may not be known.
 */
final class StorageParties {

  /** Only a pool's own document tells of these; tasks cannot mount. */
  private static final ImmutableSet<Workload> MOUNTS =
      ImmutableSet.of(Workload.AZURE_FILES_MOUNT, Workload.BLOB_MOUNT, Workload.NFS_MOUNT);

  private final Region region;
  private final BatchPool pool;
  private final Optional<ResourceId> autoStorage;

  StorageParties(BatchAccount account, BatchPool pool) {
    this.region = account.region();
    this.pool = pool;
    this.autoStorage = account.autoStorage().value();
  }

  /** {@return the workloads that the pool's document shows to be in Azure Storage} */
  ImmutableSet<Workload> workloads() {
    Set<Workload> shown = EnumSet.noneOf(Workload.class);
    for (StorageUse use : pool.storageUses()) {
      if (use.place() instanceof StorageUse.AutoStorage || host(use).isPresent()) {
        shown.add(use.workload());
      }
    }
    return ImmutableSet.copyOf(shown);
  }

  /**
   * Lists who is at the other end of a flow.
   *
   * @param requirement the flow
   * @param general who is if no account is known
   * @return the accounts, and after them the general party if there may be others
   */
  ImmutableList<RemoteParty> of(EndpointRequirement requirement, RemoteParty general) {
    if (pool.storageUses().isEmpty()
        || !(requirement.occasion() instanceof ForWorkloads asked)
        || !mayBeStorage(requirement.remote(), asked.workloads())) {
      return ImmutableList.of(general);
    }
    Set<HostName> hosts = new TreeSet<>();
    boolean mayBeOthers = asked.baseline();
    for (StorageUse use : pool.storageUses()) {
      if (asked.workloads().contains(use.workload())) {
        Optional<HostName> host = host(use);
        host.ifPresent(hosts::add);
        mayBeOthers |= host.isEmpty() && mayBeAnywhere(use);
      }
    }
    for (Workload declared :
        Sets.intersection(pool.workloads().orElse(ImmutableSet.of()), asked.workloads())) {
      mayBeOthers |= !MOUNTS.contains(declared) || !workloads().contains(declared);
    }
    ImmutableList.Builder<RemoteParty> parties = ImmutableList.builder();
    for (HostName host : hosts) {
      parties.add(new RemoteParty.StorageAccount(host, ServiceTag.STORAGE.in(region)));
    }
    if (mayBeOthers || hosts.isEmpty()) {
      parties.add(general);
    }
    return parties.build();
  }

  /** A mount elsewhere is what a declared workload may be about; without that no flow is known. */
  private boolean mayBeAnywhere(StorageUse use) {
    return use.place() instanceof StorageUse.AutoStorage
        || pool.workloads().filter(it -> it.contains(use.workload())).isPresent();
  }

  private static boolean mayBeStorage(Remote remote, ImmutableSet<Workload> workloads) {
    return remote instanceof Remote.RegionalService regional
        ? regional.service().equals(ServiceTag.STORAGE)
        : remote instanceof Remote.Anywhere && MOUNTS.containsAll(workloads);
  }

  private Optional<HostName> host(StorageUse use) {
    Optional<String> suffix = region.cloud().map(Cloud::storageSuffix);
    if (suffix.isEmpty()) {
      return Optional.empty();
    }
    if (use.place() instanceof StorageUse.Host host) {
      return host.name().text().endsWith("." + suffix.get())
          ? Optional.of(host.name())
          : Optional.empty();
    }
    if (use.place() instanceof StorageUse.Account account) {
      return Optional.of(blob(account.name(), suffix.get()));
    }
    return autoStorage.map(it -> blob(it.name(), suffix.get()));
  }

  private static HostName blob(String account, String suffix) {
    return new HostName(account + ".blob." + suffix);
  }
}
