package io.github.batchcomm.testkit.documents;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;

/**
 * The numbers of several variations: one sample. It shrinks by whole variations first, then by
 * their ends, then by single numbers; jqwik's own lists of lists would take a thousand steps.
 *
 * @param value the numbers of each variation
 */
record VariationNumbers(ImmutableList<ImmutableIntArray> value)
    implements Shrinkable<ImmutableList<ImmutableIntArray>> {

  /**
   * Generates the numbers.
   *
   * @param variations how many variations there are
   * @param longest how many numbers one has at most
   */
  static Arbitrary<ImmutableList<ImmutableIntArray>> arbitrary(int variations, int longest) {
    return Arbitraries.fromGenerator(random -> random(variations, longest, random));
  }

  private static VariationNumbers random(int variations, int longest, Random random) {
    ImmutableList.Builder<ImmutableIntArray> numbers = ImmutableList.builder();
    for (int i = 0; i < variations; i++) {
      int length = random.nextInt(longest + 1);
      numbers.add(
          ImmutableIntArray.copyOf(
              IntStream.generate(() -> random.nextInt(Variation.BOUND)).limit(length)));
    }
    return new VariationNumbers(numbers.build());
  }

  /** {@return plainer ones, the plainest first} */
  @Override
  public Stream<Shrinkable<ImmutableList<ImmutableIntArray>>> shrink() {
    if (value.stream().allMatch(ImmutableIntArray::isEmpty)) {
      return Stream.empty();
    }
    return Stream.of(
            Stream.of(
                value.stream()
                    .map(it -> ImmutableIntArray.of())
                    .collect(ImmutableList.toImmutableList())),
            positions().mapToObj(i -> with(i, ImmutableIntArray.of())),
            positions().mapToObj(i -> with(i, value.get(i).subArray(0, value.get(i).length() / 2))),
            positions().mapToObj(i -> with(i, value.get(i).subArray(0, value.get(i).length() - 1))),
            positions().boxed().flatMap(i -> zeroed(value.get(i)).map(it -> with(i, it))))
        .flatMap(it -> it)
        .map(VariationNumbers::new);
  }

  /** {@return first how many numbers there are, then how large they are} */
  @Override
  public ShrinkingDistance distance() {
    return ShrinkingDistance.of(
        value.stream().mapToLong(ImmutableIntArray::length).sum(),
        value.stream().flatMapToInt(ImmutableIntArray::stream).asLongStream().sum());
  }

  private IntStream positions() {
    return IntStream.range(0, value.size()).filter(i -> !value.get(i).isEmpty());
  }

  private ImmutableList<ImmutableIntArray> with(int position, ImmutableIntArray numbers) {
    List<ImmutableIntArray> changed = new ArrayList<>(value);
    changed.set(position, numbers);
    return ImmutableList.copyOf(changed);
  }

  /** The same with a run of numbers set to 0, long runs first. */
  private static Stream<ImmutableIntArray> zeroed(ImmutableIntArray numbers) {
    return Stream.of(16, 4, 1)
        .flatMap(
            run ->
                IntStream.iterate(0, from -> from < numbers.length(), from -> from + run)
                    .mapToObj(from -> zeroed(numbers, from, run)))
        .filter(it -> !it.equals(numbers));
  }

  private static ImmutableIntArray zeroed(ImmutableIntArray numbers, int from, int run) {
    int[] changed = numbers.toArray();
    Arrays.fill(changed, from, Math.min(from + run, changed.length), 0);
    return ImmutableIntArray.copyOf(changed);
  }
}
