package io.github.batchcomm.testkit.laws;

import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.ModelChoice;
import java.util.List;

/** Faults in rules that no law about models can see, each with the reason why. */
final class FaultsWithoutEffect {

  private FaultsWithoutEffect() {}

  /** Faults that change no answer at all. */
  static ImmutableSet<String> in(Edition edition) {
    if (edition.modelChoice().content() == ModelChoice.ACCOUNT_OPT_IN) {
      return ImmutableSet.of();
    }
    ImmutableSet.Builder<String> faults = ImmutableSet.builder();
    // These decide about present nodes only. Whether new ones can be had, and whether a limitation
    // stands, is asked about the next ones.
    for (String code :
        List.of(
            "observed-classic-after-retirement",
            "observed-classic",
            "observed-simplified",
            "target-may-be-newer-than-nodes",
            "classic-nodes-outlive-retirement",
            "default-nodes-outlive-retirement")) {
      faults.add(code + ": no new nodes", code + ": limitation POSSIBLE");
      faults.add(code + ": limitation STANDS");
    }
    // What is promised is asked apart from an observation.
    for (String code :
        List.of("observed-classic-after-retirement", "observed-classic", "observed-simplified")) {
      faults.add(code + ": promise CLASSIC", code + ": promise SIMPLIFIED");
    }
    // No new nodes can be had, and of the present ones it is never known that the target is older
    // than they are; a rule for the other case always stands beside it that allows this too.
    faults.add("no-public-ip-with-classic-target: models [CLASSIC]");
    faults.add("v1-retired: models [SIMPLIFIED]", "v1-retired: models [CLASSIC, SIMPLIFIED]");
    faults.add("classic-nodes-outlive-retirement: models [CLASSIC]");
    faults.add("classic-nodes-outlive-retirement: models [SIMPLIFIED]");
    faults.add("classic-nodes-outlive-retirement: promise CLASSIC");
    faults.add("classic-nodes-outlive-retirement: promise SIMPLIFIED");
    // The same of present nodes; and to next ones nothing is promised that they cannot be.
    faults.add("target-classic: promise SIMPLIFIED");
    return faults.build();
  }

  /** Faults with which no edition can be made, because its table would leave pools undecided. */
  static ImmutableSet<String> refusedBy(Edition edition) {
    return edition.modelChoice().content() == ModelChoice.POOL_TARGET_MODE
        ? ImmutableSet.of(
            "target-simplified: missing",
            "target-classic: missing",
            "default-in-virtual-network: missing")
        : ImmutableSet.of("account-simplified: missing", "account-classic: missing");
  }
}
