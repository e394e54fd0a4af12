package io.github.batchcomm.testkit;

import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.Network;
import java.io.Serializable;

/**
 * A pool with its account and the network around it.
 *
 * @param account the pool's account
 * @param pool the pool
 * @param network what is known of the network
 */
public record NetworkedPool(BatchAccount account, BatchPool pool, Network network)
    implements Serializable {}
