package io.github.batchcomm.network;

import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.Region;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.VirtualNetwork;
import java.io.Serializable;
import java.util.Optional;

/**
 * That the virtual network of a pool stands in another region than the pool's account, which Azure
 * Batch does not allow. (Azure's page on Batch pools in virtual networks.)
 *
 * @param virtualNetwork the virtual network's id
 * @param networkRegion the region that it stands in
 * @param account the account's name
 * @param accountRegion the region that the account stands in
 */
public record OtherRegion(
    ResourceId virtualNetwork, Region networkRegion, String account, Region accountRegion)
    implements Serializable {

  /**
   * Compares the regions of a pool's virtual network and of its account.
   *
   * @param account the account
   * @param pool the pool
   * @param network everything known of networks
   * @return both regions if they differ; empty if they are one, or either is not known
   */
  public static Optional<OtherRegion> of(BatchAccount account, BatchPool pool, Network network) {
    Optional<VirtualNetwork> own =
        pool.subnet().value().flatMap(it -> network.virtualNetwork(it.virtualNetwork().id()));
    return own.flatMap(
        it ->
            it.region()
                .filter(region -> !region.equals(account.region()))
                .map(region -> new OtherRegion(it.id(), region, account.name(), account.region())));
  }

  /** {@return what a verdict about such a pool rests on, as a sentence} */
  public String assumption() {
    return "Virtual network "
        + virtualNetwork.name()
        + " stands in region "
        + networkRegion
        + " and account "
        + account
        + " in "
        + accountRegion
        + ", and Batch takes no pool into a network of another region than its account's; the pool is"
        + " taken to stand there nevertheless.";
  }
}
