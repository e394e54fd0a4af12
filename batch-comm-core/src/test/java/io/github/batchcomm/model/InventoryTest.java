package io.github.batchcomm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.common.collect.ImmutableList;
import org.junit.jupiter.api.Test;

class InventoryTest {

  private static final BatchPool POOL = BatchPool.builder().id("pool1").build();

  @Test
  void anAccountOfTheSameNameInAnotherRegionIsAnother() {
    assertThat(inventory(account("acct1", "westeurope"), account("acct1", "eastus")).accounts())
        .hasSize(2);
  }

  @Test
  void anAccountIsNotThereTwiceWhateverTheCase() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> inventory(account("acct1", "westeurope"), account("ACCT1", "westeurope")))
        .withMessage("Account 'ACCT1' in westeurope is there twice; join its two entries");
  }

  @Test
  void aPoolIsNotThereTwiceWhateverTheCase() {
    BatchPool same = POOL.toBuilder().id("Pool1").build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Inventory.of(account("acct1", "westeurope"), POOL, same))
        .withMessage("Pool 'Pool1' of account 'acct1' is there twice; join its two entries");
  }

  @Test
  void poolsOfOneIdInTwoAccountsAreTwo() {
    assertThat(
            new Inventory(
                    ImmutableList.of(
                        Inventory.of(account("acct1", "westeurope"), POOL).accounts().get(0),
                        Inventory.of(account("acct2", "westeurope"), POOL).accounts().get(0)))
                .accounts())
        .extracting(InventoryAccount::pools)
        .containsExactly(ImmutableList.of(POOL), ImmutableList.of(POOL));
  }

  private static Inventory inventory(BatchAccount... accounts) {
    ImmutableList.Builder<InventoryAccount> entries = ImmutableList.builder();
    for (BatchAccount account : accounts) {
      entries.add(InventoryAccount.builder().account(account).build());
    }
    return new Inventory(entries.build());
  }

  private static BatchAccount account(String name, String region) {
    return BatchAccount.builder().name(name).region(Region.of(region)).build();
  }
}
