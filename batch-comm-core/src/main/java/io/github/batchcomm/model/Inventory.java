package io.github.batchcomm.model;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.util.HashSet;
import java.util.Set;

/**
 * The Batch accounts of somebody's Azure with their pools.
 *
 * @param accounts the accounts; no two of one name in one region, and in none two pools of one id,
 *     where case does not matter in either
 */
public record Inventory(ImmutableList<InventoryAccount> accounts) implements Serializable {

  /**
   * Creates the inventory.
   *
   * @param accounts the accounts; no two of one name in one region, and in none two pools of one
   *     id, where case does not matter in either
   * @throws IllegalArgumentException if an account or a pool is there twice
   */
  public Inventory {
    Set<String> names = new HashSet<>();
    for (InventoryAccount account : accounts) {
      String name = account.account().name();
      checkArgument(
          names.add(Ascii.toLowerCase(name) + '/' + account.account().region()),
          "Account '%s' in %s is there twice; join its two entries",
          name,
          account.account().region());
      Set<String> ids = new HashSet<>();
      for (BatchPool pool : account.pools()) {
        checkArgument(
            ids.add(Ascii.toLowerCase(pool.id())),
            "Pool '%s' of account '%s' is there twice; join its two entries",
            pool.id(),
            name);
      }
    }
  }

  /**
   * Creates the inventory of one account.
   *
   * @param account the account
   * @param pools its pools
   * @return the inventory
   * @throws IllegalArgumentException if a pool is there twice
   */
  public static Inventory of(BatchAccount account, BatchPool... pools) {
    return new Inventory(
        ImmutableList.of(InventoryAccount.builder().account(account).addPools(pools).build()));
  }
}
