package io.github.batchcomm.flow;

/** A product that may be the first to hold some of the packets that are cut up. */
final class Candidate {

  private final int place;
  private final int cutFields;
  private final Intervals[] held;

  /**
   * Creates a candidate.
   *
   * @param place its place in the list of products
   * @param cutFields a bit for each field of which it does not hold all values that packets have
   * @param held what it holds in each field of what packets have there
   */
  Candidate(int place, int cutFields, Intervals[] held) {
    this.place = place;
    this.cutFields = cutFields;
    this.held = held;
  }

  /** The same with other numbers for what it holds in a field. */
  Candidate with(int field, Intervals numbers) {
    Intervals[] others = held.clone();
    others[field] = numbers;
    return new Candidate(place, cutFields, others);
  }

  int place() {
    return place;
  }

  int cutFields() {
    return cutFields;
  }

  /** Whether it holds any of the packets. */
  boolean holdsAny() {
    for (Intervals values : held) {
      if (values.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** Whether there is a value of a field that it does not hold. */
  boolean cuts(int field) {
    return (cutFields & 1 << field) != 0;
  }

  /** Whether there is a value of any of some fields, a bit for each, that it does not hold. */
  boolean cutsAny(int fields) {
    return (cutFields & fields) != 0;
  }

  Intervals held(int field) {
    return held[field];
  }
}
