package io.github.batchcomm.testkit.documents;

import com.google.common.base.Ascii;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.Cloud;
import io.github.batchcomm.model.HostName;

/**
 * The account that a pool, a list or a declared fact belongs to.
 *
 * @param account the account
 * @param isOnly whether there is no other, so that nothing need name it
 */
record Home(BatchAccount account, boolean isOnly) {

  /** {@return the host that the account answers at, whether or not the account shows it} */
  HostName host() {
    return new HostName(
        Ascii.toLowerCase(account.name())
            + "."
            + account.region()
            + "."
            + account.region().cloud().orElse(Cloud.PUBLIC).batchSuffix());
  }
}
