package io.github.batchcomm.internal;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Answers of a function, kept so that each is worked out once.
 *
 * <p>Nobody can tell a memo from its function but by the time it takes: the function must depend on
 * nothing but the question. Safe to share between threads, which may work out the same answer at
 * once; all get the same one.
 *
 * @param <Q> the questions, with {@code equals} and a {@code hashCode} that spreads well
 * @param <A> the answers, immutable
 */
public final class Memo<Q, A> {

  private final Function<? super Q, ? extends A> function;
  private final int limit;

  /** INVARIANT: holds {@link #limit} answers, and as many more as threads add at once, at most. */
  private final ConcurrentHashMap<Q, A> answers = new ConcurrentHashMap<>();

  /**
   * Creates a memo without answers.
   *
   * @param limit how many answers are kept at most; where one more is given all others are
   *     forgotten, so that what is kept is what was asked lately
   * @param function what answers
   */
  public Memo(int limit, Function<? super Q, ? extends A> function) {
    this.limit = limit;
    this.function = function;
  }

  /**
   * Creates a memo that answers a value with the first equal one it was asked about, so that equal
   * values need space once.
   *
   * @param <V> the values, immutable
   * @param limit how many values are kept at most
   * @return the memo
   */
  public static <V> Memo<V, V> ofEqualValues(int limit) {
    return new Memo<>(limit, UnaryOperator.identity());
  }

  /**
   * Answers a question.
   *
   * @param question the question
   * @return what the function answers
   */
  public A get(Q question) {
    @Nullable A known = answers.get(question);
    return known == null ? answer(question) : known;
  }

  /** Works an answer out, without a lock: the function may itself ask memos, and take its time. */
  private A answer(Q question) {
    A answer = function.apply(question);
    if (answers.mappingCount() >= limit) {
      answers.clear();
    }
    @Nullable A earlier = answers.putIfAbsent(question, answer);
    return earlier == null ? answer : earlier;
  }
}
