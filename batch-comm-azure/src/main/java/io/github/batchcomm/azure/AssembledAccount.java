package io.github.batchcomm.azure;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.InventoryAccount;
import io.github.batchcomm.model.OutboundDependencies;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** An account of the inventory while its parts are brought together. */
final class AssembledAccount {

  private final Map<String, BatchPool> pools = new TreeMap<>();
  private final Set<String> poolsLeftOut = new HashSet<>();
  private BatchAccount account;
  private boolean leftOut;
  private Optional<OutboundDependencies> dependencies = Optional.empty();

  AssembledAccount(BatchAccount account) {
    this.account = account;
  }

  BatchAccount account() {
    return account;
  }

  /** Leaves the account out, with all that belongs to it; a problem tells why. */
  void leaveOut() {
    leftOut = true;
  }

  boolean isLeftOut() {
    return leftOut;
  }

  /** Leaves a pool out; a problem tells why. */
  void leaveOutPool(String id) {
    poolsLeftOut.add(Ascii.toLowerCase(id));
  }

  boolean isPoolLeftOut(String id) {
    return leftOut || poolsLeftOut.contains(Ascii.toLowerCase(id));
  }

  Optional<BatchPool> pool(String id) {
    return Optional.ofNullable(pools.get(Ascii.toLowerCase(id)));
  }

  void put(BatchAccount changed) {
    account = changed;
  }

  void put(BatchPool pool) {
    pools.put(Ascii.toLowerCase(pool.id()), pool);
  }

  void put(OutboundDependencies list) {
    dependencies = Optional.of(list);
  }

  InventoryAccount build() {
    return InventoryAccount.builder()
        .account(account)
        .pools(ImmutableList.copyOf(pools.values()))
        .outboundDependencies(dependencies)
        .build();
  }
}
