package io.github.batchcomm.effective;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;

/**
 * When nodes are allocated, as far as anything is told by it: two instants of one moment are alike
 * to every rule.
 *
 * @param period the period of the edition's calendar
 * @param account how the account stands
 */
@SuppressWarnings("EnumOrdinal") // Moments as bits, which never leave the process.
record Moment(int period, AccountStanding account) {

  private static final ImmutableList<AccountStanding> STANDINGS =
      ImmutableList.copyOf(AccountStanding.values());

  /** How many there are; few enough for the bits of a long. */
  static final int COUNT = Calendar.MOST_PERIODS * STANDINGS.size();

  /**
   * The number of a moment. INVARIANT: a calendar has {@link Calendar#MOST_PERIODS} periods at
   * most, so there are 36 moments, and a set of them has its place in the bits of a long.
   */
  static int number(int period, AccountStanding account) {
    return period * STANDINGS.size() + account.ordinal();
  }

  /** The bit that stands for a moment in a set of them. */
  static long bit(int period, AccountStanding account) {
    return 1L << number(period, account);
  }

  /** The moments for which a bit is set, in order of the periods. */
  static ImmutableSet<Moment> allOf(long bits) {
    ImmutableSet.Builder<Moment> moments = ImmutableSet.builder();
    for (int period = 0; period < Calendar.MOST_PERIODS; period++) {
      for (AccountStanding account : STANDINGS) {
        if ((bits & bit(period, account)) != 0) {
          moments.add(new Moment(period, account));
        }
      }
    }
    return moments.build();
  }
}
