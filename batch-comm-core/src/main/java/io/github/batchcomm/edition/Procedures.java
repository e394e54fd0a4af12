package io.github.batchcomm.edition;

import com.google.common.collect.ImmutableList;

/** How to move to simplified communication, and back, as the editions describe it. */
final class Procedures {

  private static final Step WORKLOAD_FLOWS =
      step(
          StepAction.OPEN_WORKLOAD_FLOWS,
          "Make sure that the rules also let through what your workload needs besides, inbound and"
              + " outbound.");

  private static final Step OPEN_UNION =
      step(
          StepAction.OPEN_UNION,
          "Make sure that NSGs, user-defined routes and firewalls around the pools let through the"
              + " union of both models: inbound TCP 29876 and 29877 from the region's"
              + " BatchNodeManagement tag, outbound 443 to the region's Storage and"
              + " BatchNodeManagement tags.");

  private static final Step TRIM =
      step(
          StepAction.TRIM_NETWORK,
          "Reduce the rules to what simplified communication needs: nothing inbound, outbound 443"
              + " to the region's BatchNodeManagement tag, and what the workload needs besides.");

  private static final String NEW_POOLS =
      "Create new pools, check that they work, move the workload to them, and delete the earlier"
          + " pools.";

  private static final String RESIZE = "Resize every existing pool to zero nodes and out again.";

  private Procedures() {}

  /** Migration during the preview, by opting the account in. */
  static Procedure optIn() {
    return Procedure.of(
        OPEN_UNION,
        WORKLOAD_FLOWS,
        step(
            StepAction.OPT_IN,
            "Ask by support request for the account to be opted in, and wait until it is done."),
        step(
            StepAction.REALLOCATE_NODES,
            "Bring every pool to nodes allocated under the new model, in one of these ways."
                + " Pools without public IP addresses are limited; see the limitations.",
            NEW_POOLS,
            RESIZE),
        step(
            StepAction.VERIFY,
            "Once every earlier pool is deleted or was resized through zero, see that the"
                + " account's list of outbound network dependencies names no Azure Storage of the"
                + " region any more, auto-storage accounts aside."),
        TRIM);
  }

  /** Going back during the preview, by opting the account out. */
  static Procedure optOut() {
    return Procedure.of(
        step(
            StepAction.OPT_OUT,
            "Ask by support request for the account to be opted out, and wait until it is done."),
        step(
            StepAction.REALLOCATE_NODES,
            "Bring every pool to nodes allocated under the old model, in one of these ways.",
            "Move the workload to new pools.",
            "Resize existing pools to zero nodes and out again."),
        step(
            StepAction.VERIFY,
            "See that no pool uses simplified communication any more: the account's list of"
                + " outbound network dependencies names Azure Storage of the region, whatever"
                + " auto-storage accounts there are."));
  }

  /** Migration by each pool's target mode. */
  static Procedure targetMode() {
    return new Procedure(targetModeSteps());
  }

  /** Migration by each pool's target mode, after a look at public network access. */
  static Procedure targetModeWithAccessCheck() {
    return new Procedure(
        ImmutableList.<Step>builder()
            .add(
                step(
                    StepAction.CHECK_PUBLIC_NETWORK_ACCESS,
                    "Look at the account's public network access. If it is disabled, first create"
                        + " a private endpoint to node management in the pool's virtual network,"
                        + " let its name resolve there, and let TCP 443 reach it."))
            .addAll(targetModeSteps())
            .build());
  }

  /** Going back by each pool's target mode. */
  static Procedure targetModeBack() {
    return Procedure.of(
        step(
            StepAction.RESTORE_NETWORK,
            "Undo every network setting that only simplified communication allows, so that the"
                + " classic model's rules are open again."),
        step(
            StepAction.TARGET_CLASSIC,
            "Create new pools with classic as their target mode, or set it on existing pools."),
        step(
            StepAction.REALLOCATE_NODES,
            "Bring the workload to nodes allocated under the old model, in one of these ways.",
            "Move the workload to the new pools.",
            "Resize existing pools to zero nodes and out again."),
        step(
            StepAction.VERIFY,
            "See that every pool reports classic as its current node communication mode."),
        step(
            StepAction.TRIM_NETWORK,
            "If you like, close again what classic communication does not need."));
  }

  private static ImmutableList<Step> targetModeSteps() {
    return ImmutableList.of(
        OPEN_UNION,
        WORKLOAD_FLOWS,
        step(
            StepAction.TARGET_SIMPLIFIED,
            "Set simplified as the target mode and bring every pool to nodes allocated under it,"
                + " in one of these ways.",
            "Create new pools with simplified as their target mode, check that they work, move the"
                + " workload to them, and delete the earlier pools.",
            "Set it on existing pools, then resize them to zero nodes and out again."),
        step(
            StepAction.VERIFY,
            "See that every pool reports simplified as its current node communication mode."),
        TRIM);
  }

  private static Step step(StepAction action, String text, String... alternatives) {
    return new Step(action, text, ImmutableList.copyOf(alternatives));
  }
}
