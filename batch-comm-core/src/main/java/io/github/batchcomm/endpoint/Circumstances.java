package io.github.batchcomm.endpoint;

import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.endpoint.NodeManagementPath.Availability;
import io.github.batchcomm.internal.EnumField;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.CommunicationModel;
import io.github.batchcomm.model.PoolConfiguration;
import io.github.batchcomm.model.PublicIpProvision;
import io.github.batchcomm.model.Region;
import io.github.batchcomm.model.Workload;
import java.util.Optional;
import java.util.Set;

/**
 * All of a pool and its account that the flows it needs by one edition depend on.
 *
 * <p>INVARIANT: whatever lists flows is given this and the edition, and neither the pool nor its
 * account. Pools in the same circumstances therefore need the same, and a list can be found by
 * them. Only the ids of private endpoints are filled in afterwards, and pools that show storage
 * accounts of their own have lists of their own.
 *
 * <p>Made for every question, and therefore small: two words.
 *
 * @param region the account's region
 * @param rest the other circumstances, in fields that methods of this record read
 */
record Circumstances(Region region, int rest) {

  private static final EnumField<PoolConfiguration> CONFIGURATION =
      new EnumField<>(PoolConfiguration.class, 0);
  private static final EnumField<NetworkOwner> NETWORK =
      new EnumField<>(NetworkOwner.class, CONFIGURATION.end());
  private static final EnumField<Availability> PUBLIC_ENDPOINT =
      new EnumField<>(Availability.class, NETWORK.end());
  private static final EnumField<Availability> PRIVATE_ENDPOINT =
      new EnumField<>(Availability.class, PUBLIC_ENDPOINT.end());

  private static final int CLASSIC = 1 << PRIVATE_ENDPOINT.end();
  private static final int SIMPLIFIED = CLASSIC << 1;
  private static final int WITHOUT_PUBLIC_IP = SIMPLIFIED << 1;
  private static final int WORKLOADS_DECLARED = WITHOUT_PUBLIC_IP << 1;

  /** The highest bits are what the pool's tasks do. */
  private static final int WORKLOADS = PRIVATE_ENDPOINT.end() + 4;

  /**
   * Reads the circumstances of a pool.
   *
   * @param account the pool's account
   * @param pool the pool
   * @param path by which way its nodes reach node management
   * @param models the models asked about
   */
  static Circumstances of(
      BatchAccount account,
      BatchPool pool,
      NodeManagementPath path,
      Set<CommunicationModel> models) {
    Optional<ImmutableSet<Workload>> workloads = pool.workloads();
    long fields =
        CONFIGURATION.bits(pool.configuration())
            | NETWORK.bits(networkOf(pool))
            | PUBLIC_ENDPOINT.bits(path.publicEndpoint())
            | PRIVATE_ENDPOINT.bits(path.privateEndpoint());
    return new Circumstances(
        account.region(),
        (int) fields
            | (models.contains(CommunicationModel.CLASSIC) ? CLASSIC : 0)
            | (models.contains(CommunicationModel.SIMPLIFIED) ? SIMPLIFIED : 0)
            | (pool.publicIpProvision() == PublicIpProvision.NO_PUBLIC_IP_ADDRESSES
                ? WITHOUT_PUBLIC_IP
                : 0)
            | (workloads.isPresent() ? WORKLOADS_DECLARED | bits(workloads.get()) : 0)
            | (pool.storageUses().isEmpty()
                ? 0
                : bits(new StorageParties(account, pool).workloads())));
  }

  /** What kind of machines the pool is made of. */
  PoolConfiguration configuration() {
    return CONFIGURATION.in(rest);
  }

  /** Whose network it stands in. */
  NetworkOwner network() {
    return NETWORK.in(rest);
  }

  /** Whether the public node management endpoint answers its nodes. */
  Availability publicEndpoint() {
    return PUBLIC_ENDPOINT.in(rest);
  }

  /** Whether a private endpoint to node management could serve them. */
  Availability privateEndpoint() {
    return PRIVATE_ENDPOINT.in(rest);
  }

  boolean withoutPublicIp() {
    return (rest & WITHOUT_PUBLIC_IP) != 0;
  }

  /** Whether a model is asked about. */
  boolean includes(CommunicationModel model) {
    return switch (model) {
      case CLASSIC -> (rest & CLASSIC) != 0;
      case SIMPLIFIED -> (rest & SIMPLIFIED) != 0;
    };
  }

  boolean workloadsDeclared() {
    return (rest & WORKLOADS_DECLARED) != 0;
  }

  /** Whether the pool is declared, or shows by itself, to do any of some things. */
  boolean declareAny(ImmutableSet<Workload> some) {
    return (rest & bits(some)) != 0;
  }

  private static NetworkOwner networkOf(BatchPool pool) {
    if (pool.subnet().isUnknown()) {
      return NetworkOwner.UNKNOWN;
    }
    return pool.subnet().isPresent() ? NetworkOwner.CUSTOMER : NetworkOwner.BATCH;
  }

  @SuppressWarnings("EnumOrdinal") // Never leaves the process.
  private static int bits(ImmutableSet<Workload> workloads) {
    int bits = 0;
    for (Workload workload : workloads) {
      bits |= 1 << (WORKLOADS + workload.ordinal());
    }
    return bits;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Circumstances circumstances
        && rest == circumstances.rest
        && region.equals(circumstances.region);
  }

  /** Spreads the bits: many differ in a high one alone, which the default hash lets meet. */
  @Override
  public int hashCode() {
    int hash = (rest ^ region.hashCode()) * 0x9E3779B9;
    return hash ^ (hash >>> 15);
  }
}
