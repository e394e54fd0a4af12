package io.github.batchcomm.effective;

import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.edition.Fact;

/** Something to look up or declare that tells facts about a pool, the cheapest first. */
public enum Observation {
  /** Read the mode that Azure reports as in use. */
  READ_CURRENT_MODE(
      "Read currentNodeCommunicationMode of the pool, with an api-version from 2022-10-01 to"
          + " 2024-07-01.",
      Fact.OBSERVED_MODE),
  /** Read the whole pool. */
  READ_POOL(
      "Export the whole pool, with az batch pool show.",
      Fact.CONFIGURATION,
      Fact.NETWORK,
      Fact.CREATED),
  /** Read whether the pool has public IP addresses, and declare of which generation it is. */
  DECLARE_NO_PUBLIC_IP_GENERATION(
      "Export the whole pool, and if it has no public IP addresses declare its"
          + " noPublicIpGeneration.",
      Fact.PUBLIC_IP),
  /** Read the account. */
  READ_ACCOUNT(
      "Export the account with its publicNetworkAccess, with az batch account show.",
      Fact.ACCOUNT_ACCESS),
  /** Look the region up. */
  LOOK_UP_REGION(
      "Find out whether simplified communication is supported in the account's region.",
      Fact.REGION),
  /** Read the mode the pool asks for. */
  READ_TARGET_MODE(
      "Read targetNodeCommunicationMode of the pool, with an api-version from 2022-10-01 to"
          + " 2024-07-01.",
      Fact.TARGET_MODE),
  /** Declare when the pool last went from zero nodes to some. */
  DECLARE_LAST_SCALED_FROM_ZERO(
      "Declare lastScaledFromZero of the pool: when it last went from zero nodes to some.",
      Fact.ACCOUNT_MODEL,
      Fact.PREVIEW_OPT_IN,
      Fact.ALLOCATED_VERSUS_DEFAULT_SWITCH,
      Fact.ALLOCATED_VERSUS_CLASSIC_RETIREMENT,
      Fact.ALLOCATED_VERSUS_CLOUD_SERVICES_RETIREMENT,
      Fact.ALLOCATED_VERSUS_V1_RETIREMENT),
  /** Declare the account's changes of model. */
  DECLARE_MODEL_CHANGES(
      "Declare communicationModelChanges of the account: every opting in or out with its instants,"
          + " or an empty list if there was none.",
      Fact.ACCOUNT_MODEL,
      Fact.PREVIEW_OPT_IN),
  /** Find out when a requested change took effect. */
  ASK_WHEN_CHANGE_TOOK_EFFECT(
      "Ask Azure support when the requested change of the account's model took effect, and declare"
          + " that instant alone.",
      Fact.ACCOUNT_MODEL,
      Fact.PREVIEW_OPT_IN),
  /** Let the pool show it. */
  SCALE_OUT_AND_READ_CURRENT_MODE(
      "The documentation does not decide: set the target mode to simplified, resize the pool to"
          + " zero and out again, and read its currentNodeCommunicationMode.");

  private final String advice;
  private final ImmutableSet<Fact> reveals;

  Observation(String advice, Fact... reveals) {
    this.advice = advice;
    this.reveals = ImmutableSet.copyOf(reveals);
  }

  /** {@return what to do, as a sentence} */
  public String advice() {
    return advice;
  }

  /** {@return the facts it tells, some of them only together with other observations} */
  public ImmutableSet<Fact> reveals() {
    return reveals;
  }
}
