package io.github.batchcomm.effective;

import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.edition.FactValue;
import java.util.function.Function;

/**
 * Which values of a fact each constant of an enum allows, worked out once: a reading is one look at
 * a table, where a branch would be taken by chance.
 *
 * @param <E> the enum
 */
@SuppressWarnings("EnumOrdinal") // The places of a table that never leaves the process.
final class FactReading<E extends Enum<E>> {

  private final long[] masks;

  FactReading(Class<E> type, Function<E, ImmutableSet<FactValue>> allowed) {
    E[] constants = type.getEnumConstants();
    this.masks = new long[constants.length];
    for (E constant : constants) {
      masks[constant.ordinal()] = FactMask.of(allowed.apply(constant));
    }
  }

  /** What a constant allows, as a {@link FactMask}. */
  long of(E constant) {
    return masks[constant.ordinal()];
  }
}
