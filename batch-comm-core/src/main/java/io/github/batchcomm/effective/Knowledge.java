package io.github.batchcomm.effective;

import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.edition.Fact;
import io.github.batchcomm.edition.FactValue;
import io.github.batchcomm.internal.EnumField;
import io.github.batchcomm.model.NodePresence;

/**
 * All that is known of a pool at an instant, as far as an answer by one edition depends on it.
 *
 * <p>INVARIANT: whatever decides about a pool is given this and the edition, and neither the pool
 * nor its account nor the instant. Pools of which the same is known therefore have the same answer,
 * and an answer can be found by it. Only the remark that quotes when a pool was created is added
 * afterwards.
 *
 * <p>Made for every question, and therefore small: three words.
 *
 * @param values what each fact may be that time does not decide, and of {@link Fact#CREATED} what
 *     it is if that is known: a {@link FactMask}
 * @param rest the other things known, in fields that methods of this record read
 * @param region what the edition says of the account's region
 */
record Knowledge(long values, long rest, RegionRuling region) {

  /** The lowest bits of {@link #rest} are the moments at which present nodes may have come. */
  private static final long ALLOCATIONS = (1L << Moment.COUNT) - 1;

  private static final int NEXT_ALLOCATION = Moment.COUNT;
  private static final long MOMENT_NUMBERS = 63;

  private static final EnumField<NodePresence> NODES =
      new EnumField<>(NodePresence.class, NEXT_ALLOCATION + Long.bitCount(MOMENT_NUMBERS));
  private static final EnumField<Hindsight> HINDSIGHT =
      new EnumField<>(Hindsight.class, NODES.end());

  private static final long RESIZING = 1L << HINDSIGHT.end();
  private static final long CHANGES_DECLARED = RESIZING << 1;
  private static final long ALLOCATION_DECLARED = CHANGES_DECLARED << 1;

  /** An odd number without pattern, which carries each bit into many. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  /**
   * Puts together what is known.
   *
   * @param values the values of facts that may hold: a {@link FactMask}
   * @param region what the edition says of the account's region
   * @param allocations when the present nodes may have been allocated, as {@link Moment#bit bits};
   *     none for a pool without nodes
   * @param nextAllocation the {@link Moment#number number} of the moment asked about, at which the
   *     next nodes are allocated
   * @param nodes whether the pool has nodes
   * @param hindsight what is known from later than the instant asked about
   * @param resizing whether the pool is being resized
   * @param changesDeclared whether the account's changes of model are declared
   * @param allocationDeclared whether it is declared when the pool last went from zero nodes to
   *     some
   */
  static Knowledge of(
      long values,
      RegionRuling region,
      long allocations,
      int nextAllocation,
      NodePresence nodes,
      Hindsight hindsight,
      boolean resizing,
      boolean changesDeclared,
      boolean allocationDeclared) {
    long rest =
        allocations
            | ((long) nextAllocation << NEXT_ALLOCATION)
            | NODES.bits(nodes)
            | HINDSIGHT.bits(hindsight)
            | (resizing ? RESIZING : 0)
            | (changesDeclared ? CHANGES_DECLARED : 0)
            | (allocationDeclared ? ALLOCATION_DECLARED : 0);
    return new Knowledge(values, rest, region);
  }

  /** When nodes in question may have been allocated. */
  ImmutableSet<Moment> moments(Question question) {
    return Moment.allOf(
        question == Question.PRESENT_NODES
            ? rest & ALLOCATIONS
            : 1L << ((rest >>> NEXT_ALLOCATION) & MOMENT_NUMBERS));
  }

  /** The period of the instant asked about. */
  int periodAsked() {
    return moments(Question.NEXT_SCALE_OUT).iterator().next().period();
  }

  NodePresence nodes() {
    return NODES.in(rest);
  }

  Hindsight hindsight() {
    return HINDSIGHT.in(rest);
  }

  boolean resizing() {
    return (rest & RESIZING) != 0;
  }

  boolean changesDeclared() {
    return (rest & CHANGES_DECLARED) != 0;
  }

  boolean allocationDeclared() {
    return (rest & ALLOCATION_DECLARED) != 0;
  }

  /** What a fact may be that time does not decide; nothing for the others. */
  ImmutableSet<FactValue> answers(Fact fact) {
    return FactMask.answers(values, fact);
  }

  /** Whether a value may hold. */
  boolean allows(FactValue value) {
    return FactMask.contains(values, value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Knowledge known
        && values == known.values
        && rest == known.rest
        && region.equals(known.region);
  }

  /** Mixes all the bits: many differ in one alone, which the default hash lets meet. */
  @Override
  public int hashCode() {
    long hash = (values ^ region.hashCode()) * SPREAD;
    hash = (hash ^ (hash >>> 32) ^ rest) * SPREAD;
    return (int) (hash >>> 32);
  }
}
