package io.github.batchcomm.internal;

import com.google.common.collect.ImmutableList;

/**
 * The place of an enum's constant among the bits of a long, for keys that are made and compared for
 * every question.
 *
 * @param <E> the enum
 */
@SuppressWarnings("EnumOrdinal") // Such bits never leave the process.
public final class EnumField<E extends Enum<E>> {

  private final ImmutableList<E> constants;
  private final int start;
  private final int width;

  /**
   * Creates a field.
   *
   * @param type the enum
   * @param start the field's lowest bit: the {@link #end} of the field before
   */
  public EnumField(Class<E> type, int start) {
    this.constants = ImmutableList.copyOf(type.getEnumConstants());
    this.start = start;
    this.width = Integer.SIZE - Integer.numberOfLeadingZeros(constants.size() - 1);
  }

  /** {@return the lowest bit behind the field} */
  public int end() {
    return start + width;
  }

  /**
   * Encodes a constant.
   *
   * @param constant the constant
   * @return its bits in place, all others being 0
   */
  public long bits(E constant) {
    return (long) constant.ordinal() << start;
  }

  /**
   * Decodes a constant.
   *
   * @param bits the bits of all fields
   * @return the constant that stands in this field
   */
  public E in(long bits) {
    return constants.get((int) (bits >>> start) & ((1 << width) - 1));
  }
}
