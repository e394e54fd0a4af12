package io.github.batchcomm.network;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.endpoint.RemoteParty;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.Cloud;
import io.github.batchcomm.model.HostName;
import io.github.batchcomm.model.ServiceTag;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The names of the hosts that nodes call by a required flow.
 *
 * @param names the hosts, some of them as patterns for names that are not known; none if nothing is
 *     known
 */
record EndpointHosts(ImmutableSet<HostName> names) {

  static EndpointHosts of(BatchAccount account, RequiredFlow flow) {
    RemoteParty remote = flow.endpoint().remote();
    if (remote instanceof RemoteParty.Host host) {
      return new EndpointHosts(ImmutableSet.of(host.name()));
    }
    if (remote instanceof RemoteParty.StorageAccount storage) {
      return new EndpointHosts(ImmutableSet.of(storage.host()));
    }
    if (remote instanceof RemoteParty.Tag tag) {
      return new EndpointHosts(ofTag(account, tag.tag()));
    }
    return remote instanceof RemoteParty.NodeManagementPrivateEndpoint
        ? new EndpointHosts(nodeManagement(account))
        : new EndpointHosts(ImmutableSet.of());
  }

  private static ImmutableSet<HostName> ofTag(BatchAccount account, ServiceTag tag) {
    if (tag.isNodeManagement()) {
      return nodeManagement(account);
    }
    Optional<Cloud> cloud = account.region().cloud();
    return tag.service().equals(ServiceTag.STORAGE.service()) && cloud.isPresent()
        ? Stream.of("blob", "queue", "table")
            .map(part -> new HostName("*." + part + "." + cloud.get().storageSuffix()))
            .collect(ImmutableSet.toImmutableSet())
        : ImmutableSet.of();
  }

  /** The host is {@code guid.region.service.suffix}; without the account's word, any of these. */
  private static ImmutableSet<HostName> nodeManagement(BatchAccount account) {
    return account
        .nodeManagementEndpoint()
        .or(
            () ->
                account
                    .region()
                    .cloud()
                    .map(
                        cloud ->
                            new HostName(
                                "*."
                                    + account.region().location()
                                    + ".service."
                                    + cloud.batchSuffix())))
        .map(ImmutableSet::of)
        .orElse(ImmutableSet.of());
  }

  boolean areKnown() {
    return !names.isEmpty();
  }

  /** {@return each host on its own; itself if no host is known} */
  ImmutableList<EndpointHosts> each() {
    return names.size() < 2
        ? ImmutableList.of(this)
        : names.stream()
            .map(it -> new EndpointHosts(ImmutableSet.of(it)))
            .collect(ImmutableList.toImmutableList());
  }

  /** {@return true if each host surely is one of those that a rule names} */
  boolean allCoveredBy(ImmutableSet<HostName> rule) {
    return areKnown()
        && names.stream().allMatch(host -> rule.stream().anyMatch(it -> it.covers(host)));
  }

  /** {@return true if a host may be one of those that a rule names} */
  boolean someCoveredBy(ImmutableSet<HostName> rule) {
    return !rule.isEmpty()
        && (!areKnown()
            || names.stream()
                .anyMatch(
                    host -> rule.stream().anyMatch(it -> it.covers(host) || host.covers(it))));
  }

  /**
   * Tells whether FQDN tags may hold a host: those of Batch are in none, but backups, for example,
   * have storage accounts in theirs.
   */
  boolean mayBeTagged(RequiredFlow flow) {
    return !areKnown() || !flow.remote().tag().map(ServiceTag::isNodeManagement).orElse(false);
  }
}
