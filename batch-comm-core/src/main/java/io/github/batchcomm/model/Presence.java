package io.github.batchcomm.model;

import java.io.Serializable;
import java.util.Optional;

/**
 * Something that may be there, may be known not to be there, or may be unknown.
 *
 * <p>An empty {@link Optional} cannot tell "there is none" from "nobody said"; for a pool's subnet
 * the two lead to different answers.
 *
 * @param <T> what may be there
 */
public sealed interface Presence<T extends Serializable> extends Serializable {

  /**
   * States that it is there.
   *
   * @param <T> what is there
   * @param value it
   * @return its presence
   */
  static <T extends Serializable> Presence<T> of(T value) {
    return new Present<>(value);
  }

  /**
   * States that there is none.
   *
   * @param <T> what is not there
   * @return its absence
   */
  static <T extends Serializable> Presence<T> none() {
    return Absent.shared();
  }

  /**
   * States that nothing says whether it is there.
   *
   * @param <T> what is asked about
   * @return the open question
   */
  static <T extends Serializable> Presence<T> unknown() {
    return Unknown.shared();
  }

  /** {@return the value if it is there; empty both when there is none and when it is unknown} */
  default Optional<T> value() {
    return this instanceof Present<T> present ? Optional.of(present.it()) : Optional.empty();
  }

  /** {@return true if it is there} */
  default boolean isPresent() {
    return this instanceof Present<T>;
  }

  /** {@return true if it is known not to be there} */
  default boolean isAbsent() {
    return this instanceof Absent<T>;
  }

  /** {@return true if nothing says whether it is there} */
  default boolean isUnknown() {
    return this instanceof Unknown<T>;
  }

  /**
   * It is there.
   *
   * @param <T> what is there
   * @param it the value
   */
  record Present<T extends Serializable>(T it) implements Presence<T> {}

  /**
   * There is none.
   *
   * @param <T> what is not there
   */
  record Absent<T extends Serializable>() implements Presence<T> {

    private static final Absent<?> SHARED = new Absent<>();

    @SuppressWarnings("unchecked") // It holds nothing of the type.
    private static <T extends Serializable> Absent<T> shared() {
      return (Absent<T>) SHARED;
    }
  }

  /**
   * Nothing says whether it is there.
   *
   * @param <T> what is asked about
   */
  record Unknown<T extends Serializable>() implements Presence<T> {

    private static final Unknown<?> SHARED = new Unknown<>();

    @SuppressWarnings("unchecked") // It holds nothing of the type.
    private static <T extends Serializable> Unknown<T> shared() {
      return (Unknown<T>) SHARED;
    }
  }
}
