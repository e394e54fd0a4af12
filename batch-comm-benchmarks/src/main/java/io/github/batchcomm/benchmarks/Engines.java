package io.github.batchcomm.benchmarks;

import com.google.common.collect.ImmutableList;

/** The engines that are compared, by name. */
public final class Engines {

  /** The library's own engine first, then the others. */
  public static final ImmutableList<NetworkEngine> ALL =
      ImmutableList.of(new LibraryEngine(), new NaiveBoxEngine(), new BddEngine(), new Z3Engine());

  private Engines() {}

  /**
   * Finds an engine.
   *
   * @param name its name
   * @return the engine
   * @throws IllegalArgumentException if there is none of that name
   */
  public static NetworkEngine named(String name) {
    return ALL.stream()
        .filter(engine -> engine.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "No engine '%s'; there are %s"
                        .formatted(name, ALL.stream().map(NetworkEngine::name).toList())));
  }
}
