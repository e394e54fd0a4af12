package io.github.batchcomm.edition;

import static com.google.common.collect.ImmutableSetMultimap.toImmutableSetMultimap;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import java.io.Serializable;
import org.immutables.value.Value;

/**
 * A row of an edition's decision table: for which pools it decides, and what it concludes. Of the
 * rows that apply to a pool, the first decides.
 */
@Value.Immutable
public abstract class DecisionRule implements Serializable {

  private static final long serialVersionUID = 1L;

  DecisionRule() {}

  /** {@return the rule's stable code in kebab case} */
  public abstract String code();

  /**
   * {@return the facts that must hold: of each fact named here one of its values, of every other
   * fact any}
   */
  public abstract ImmutableSet<FactValue> when();

  /** {@return what the rule concludes} */
  public abstract Outcome outcome();

  /** {@return the rule as a sentence} */
  public abstract String text();

  /** {@return whether the rule keeps the pools it decides from simplified communication} */
  @Value.Default
  public LimitationStatus limitation() {
    return LimitationStatus.NONE;
  }

  /** {@return what is to be remarked about every pool this rule decides} */
  public abstract ImmutableList<Remark> remarks();

  /** {@return the values that must hold, by fact} */
  public final ImmutableSetMultimap<Fact, FactValue> conditions() {
    return when().stream().collect(toImmutableSetMultimap(FactValue::fact, value -> value));
  }

  /**
   * Tells whether the rule applies to a situation.
   *
   * @param situation one value for each fact
   * @return true if every fact the rule names has one of the values it names
   */
  public final boolean appliesTo(Situation situation) {
    return situation.isWithin(mask());
  }

  /**
   * Tells whether this rule applies wherever another does, and to more.
   *
   * @param other the other rule
   * @return true if the other names all that this one names, and more
   */
  final boolean isMoreGeneralThan(DecisionRule other) {
    return (other.mask() & ~mask()) == 0 && mask() != other.mask();
  }

  /** {@return {@link #when} as a mask over situations; lazy, so that it is not serialized} */
  @Value.Lazy
  long mask() {
    return Situation.maskOf(when());
  }

  /** {@return a builder without any value set} */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link DecisionRule}. */
  public static final class Builder extends ImmutableDecisionRule.Builder {
    Builder() {}
  }
}
