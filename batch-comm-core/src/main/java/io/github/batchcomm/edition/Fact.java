package io.github.batchcomm.edition;

import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.collect.ImmutableSet;
import java.util.Arrays;

/**
 * A question about a pool whose answer may decide its communication model. Each has a closed list
 * of {@link FactValue answers}, and of every pool exactly one of them holds, known or not.
 */
public enum Fact {
  /** What mode does Azure report as in use? */
  OBSERVED_MODE("Observed mode"),
  /** What kind of machines is the pool made of? */
  CONFIGURATION("Configuration"),
  /** Does the edition offer simplified communication in the region? */
  REGION("Region"),
  /** Is the account a private one, with public network access disabled? */
  ACCOUNT_ACCESS("Account"),
  /** Has the pool public IP addresses, and if not, of which generation is it? */
  PUBLIC_IP("Public IP"),
  /** In whose network do the nodes stand? */
  NETWORK("Network"),
  /** Which model did the account have when the nodes were allocated? */
  ACCOUNT_MODEL("Account's model"),
  /** Had the account ever been opted in when the nodes were allocated? */
  PREVIEW_OPT_IN("Preview"),
  /** What mode does the pool ask for? */
  TARGET_MODE("Target mode"),
  /** Was that asked for when the nodes were allocated? */
  TARGET_TIMING("Target set"),
  /** When was the pool created? */
  CREATED("Created"),
  /** Were the nodes allocated before the default mode changed its meaning? */
  ALLOCATED_VERSUS_DEFAULT_SWITCH("Allocated, default switch"),
  /** Were the nodes allocated before the classic model was retired? */
  ALLOCATED_VERSUS_CLASSIC_RETIREMENT("Allocated, classic retirement"),
  /** Were the nodes allocated before Cloud Services Configuration was retired? */
  ALLOCATED_VERSUS_CLOUD_SERVICES_RETIREMENT("Allocated, Cloud Services retirement"),
  /** Were the nodes allocated before the first generation without public IP was retired? */
  ALLOCATED_VERSUS_V1_RETIREMENT("Allocated, V1 retirement"),
  /** Is the question asked before the classic model was retired? */
  ASKED_VERSUS_CLASSIC_RETIREMENT("Asked");

  private final String title;

  Fact(String title) {
    this.title = title;
  }

  /** {@return a short heading for tables} */
  public String title() {
    return title;
  }

  /** {@return the answers there are, in order} */
  public ImmutableSet<FactValue> answers() {
    return Arrays.stream(FactValue.values())
        .filter(value -> value.fact() == this)
        .collect(toImmutableSet());
  }
}
