package io.github.batchcomm.testkit.internal;

import com.google.common.base.Joiner;
import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.CommunicationModelChange;
import io.github.batchcomm.model.Inventory;
import io.github.batchcomm.model.InventoryAccount;
import io.github.batchcomm.model.ModelHistory;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.Presence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Values in short: what is known of them, and nothing about what is not. Of a network only what is
 * there.
 */
public final class KnownFacts {

  private final List<String> facts = new ArrayList<>();

  private KnownFacts() {}

  /**
   * Shows a value.
   *
   * @param value the value
   * @return it in short; as it prints itself if there is no shorter way
   */
  public static String of(Object value) {
    if (value instanceof BatchPool pool) {
      return of(pool);
    }
    if (value instanceof BatchAccount account) {
      return of(account);
    }
    if (value instanceof InventoryAccount account) {
      return of(account);
    }
    if (value instanceof Inventory inventory) {
      return inventory.accounts().isEmpty()
          ? "no accounts"
          : Joiner.on("; ").join(inventory.accounts().stream().map(KnownFacts::of).toList());
    }
    if (value instanceof Network network) {
      return NetworkFacts.of(network);
    }
    if (value instanceof Edition edition) {
      return "edition " + edition.id();
    }
    if (value instanceof BatchCommunication communication) {
      return "rules of edition " + communication.edition().id();
    }
    return String.valueOf(value);
  }

  /**
   * Shows a pool.
   *
   * @param pool the pool
   * @return what is known of it
   */
  public static String of(BatchPool pool) {
    return new KnownFacts()
        .add("resourceId", pool.resourceId())
        .add("configuration", pool.configuration())
        .add("subnet", pool.subnet())
        .add("publicIpProvision", pool.publicIpProvision())
        .add("publicIpAddresses", pool.publicIpAddresses())
        .add("noPublicIpGeneration", pool.noPublicIpGeneration())
        .add("creationTime", pool.creationTime())
        .add("allocationStateTransitionTime", pool.allocationStateTransitionTime())
        .add("lastScaledFromZero", pool.lastScaledFromZero())
        .add("allocationState", pool.allocationState())
        .add("currentDedicatedNodes", pool.currentDedicatedNodes())
        .add("currentLowPriorityNodes", pool.currentLowPriorityNodes())
        .add("targetMode", pool.targetMode())
        .add("currentMode", pool.currentMode())
        .add("inboundNatPools", pool.inboundNatPools())
        .add("ipFamilies", pool.ipFamilies())
        .add("storageUses", pool.storageUses())
        .add("workloads", pool.workloads())
        .of("pool " + pool.id());
  }

  /**
   * Shows an account.
   *
   * @param account the account
   * @return what is known of it
   */
  public static String of(BatchAccount account) {
    return new KnownFacts()
        .add("id", account.id())
        .add("poolAllocationMode", account.poolAllocationMode())
        .add("publicNetworkAccess", account.publicNetworkAccess())
        .add("accountAccess", account.accountAccess())
        .add("nodeManagementAccess", account.nodeManagementAccess())
        .add("privateEndpointConnections", account.privateEndpointConnections())
        .add("autoStorage", account.autoStorage())
        .add("accountEndpoint", account.accountEndpoint())
        .add("nodeManagementEndpoint", account.nodeManagementEndpoint())
        .add("modelChanges", account.modelHistory().map(KnownFacts::of))
        .of("account " + account.name() + " in " + account.region());
  }

  private static String of(InventoryAccount account) {
    return of(account.account())
        + " with "
        + (account.pools().isEmpty()
            ? "no pools"
            : Joiner.on(", ").join(account.pools().stream().map(KnownFacts::of).toList()))
        + account
            .outboundDependencies()
            .map(list -> " and outbound dependencies " + list.entries())
            .orElse("");
  }

  private static String of(ModelHistory history) {
    return history.changes().stream().map(KnownFacts::of).toList().toString();
  }

  private static String of(CommunicationModelChange change) {
    return "to %s requested %s, %s"
        .formatted(
            change.to(),
            change.requestedAt(),
            change.confirmedAt().map(at -> "confirmed " + at).orElse("not confirmed"));
  }

  private KnownFacts add(String name, Object value) {
    if (value instanceof Optional<?> optional) {
      optional.ifPresent(it -> put(name, it));
    } else if (value instanceof OptionalInt optional) {
      optional.ifPresent(it -> put(name, it));
    } else if (value instanceof Presence<?> presence) {
      if (!presence.isUnknown()) {
        put(name, presence.isPresent() ? presence.value().orElseThrow() : "none");
      }
    } else if (value instanceof Enum<?> constant) {
      if (!constant.name().equals("UNKNOWN")) {
        put(name, constant);
      }
    } else if (!(value instanceof Collection<?> collection && collection.isEmpty())) {
      put(name, value);
    }
    return this;
  }

  private void put(String name, Object value) {
    facts.add(name + "=" + value);
  }

  private String of(String head) {
    return facts.isEmpty() ? head : head + " {" + Joiner.on(", ").join(facts) + "}";
  }
}
