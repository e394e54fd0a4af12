package io.github.batchcomm.model;

import com.google.common.base.Ascii;
import java.io.Serializable;

/**
 * The name of a pool among several accounts. Names compare without case, so they are kept in lower
 * case.
 *
 * @param account the account's name
 * @param pool the pool's id
 */
public record PoolKey(String account, String pool) implements Serializable {

  /**
   * Creates the name.
   *
   * @param account the account's name
   * @param pool the pool's id
   */
  public PoolKey {
    account = Ascii.toLowerCase(account);
    pool = Ascii.toLowerCase(pool);
  }

  /** {@return the name as {@code account/pool}} */
  @Override
  public String toString() {
    return account + "/" + pool;
  }
}
