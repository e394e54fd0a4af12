package io.github.batchcomm.edition;

import static com.google.common.base.Preconditions.checkArgument;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * Until when the default mode means classic for pools in a virtual network.
 *
 * @param lastClassicDay the last day on which it does
 * @param uncertainDays how many days before and after are treated as undecided, because the
 *     documentation names no time zone and not whether the day itself is included; 0 or more
 */
public record DefaultModeSchedule(LocalDate lastClassicDay, int uncertainDays)
    implements Serializable {

  /**
   * Creates the schedule.
   *
   * @param lastClassicDay the last day on which it does
   * @param uncertainDays how many days before and after are treated as undecided, because the
   *     documentation names no time zone and not whether the day itself is included; 0 or more
   * @throws IllegalArgumentException if the number of uncertain days is negative
   */
  public DefaultModeSchedule {
    checkArgument(uncertainDays >= 0, "%s uncertain days are fewer than none", uncertainDays);
  }
}
