package io.github.batchcomm.edition;

import static io.github.batchcomm.edition.FactValue.ALLOCATED_AFTER_CLASSIC_RETIREMENT;
import static io.github.batchcomm.edition.FactValue.ALLOCATED_AFTER_CLOUD_SERVICES_RETIREMENT;
import static io.github.batchcomm.edition.FactValue.ALLOCATED_AFTER_DEFAULT_SWITCH;
import static io.github.batchcomm.edition.FactValue.ALLOCATED_AFTER_V1_RETIREMENT;
import static io.github.batchcomm.edition.FactValue.ASKED_AFTER_CLASSIC_RETIREMENT;
import static io.github.batchcomm.edition.FactValue.BATCH_NETWORK;
import static io.github.batchcomm.edition.FactValue.CLOUD_SERVICES_CONFIGURATION;
import static io.github.batchcomm.edition.FactValue.CREATED_AFTER_CLASSIC_RETIREMENT;
import static io.github.batchcomm.edition.FactValue.CREATED_AFTER_DEFAULT_SWITCH;
import static io.github.batchcomm.edition.FactValue.CREATED_AROUND_DEFAULT_SWITCH;
import static io.github.batchcomm.edition.FactValue.NO_PUBLIC_IP_V1;
import static io.github.batchcomm.edition.FactValue.NO_PUBLIC_IP_V2;
import static io.github.batchcomm.edition.FactValue.OBSERVED_CLASSIC;
import static io.github.batchcomm.edition.FactValue.OBSERVED_SIMPLIFIED;
import static io.github.batchcomm.edition.FactValue.OPTED_IN_DURING_PREVIEW;
import static io.github.batchcomm.edition.FactValue.REGION_NOT_SUPPORTED;
import static io.github.batchcomm.edition.FactValue.REGION_SUPPORTED;
import static io.github.batchcomm.edition.FactValue.TARGET_CLASSIC;
import static io.github.batchcomm.edition.FactValue.TARGET_DEFAULT;
import static io.github.batchcomm.edition.FactValue.TARGET_IN_FORCE;
import static io.github.batchcomm.edition.FactValue.TARGET_SET_SINCE;
import static io.github.batchcomm.edition.FactValue.TARGET_SIMPLIFIED;
import static io.github.batchcomm.model.CommunicationModel.CLASSIC;
import static io.github.batchcomm.model.CommunicationModel.SIMPLIFIED;

import com.google.common.collect.ImmutableList;

/** The decision table since each pool has a target mode. */
final class TargetModeRules {

  private static final Remark CLASSIC_NODES_UNSUPPORTED =
      new Remark(
          "classic-nodes-unsupported",
          Severity.WARNING,
          "Nodes of this pool may still be classic, which is retired. Replace them: resize the pool"
              + " through zero if it can get new nodes, or move the work to a new pool. In a virtual"
              + " network, open it for simplified communication before, and keep the classic rules"
              + " until the nodes are gone.");

  private final String date;

  private TargetModeRules(String date) {
    this.date = date;
  }

  /** The table of the edition that carries a date. */
  static ImmutableList<Clause<DecisionRule>> table(String date) {
    TargetModeRules rules = new TargetModeRules(date);
    return ImmutableList.<Clause<DecisionRule>>builder()
        .addAll(rules.observed())
        .addAll(rules.cloudServices())
        .addAll(rules.regions())
        .addAll(rules.firstGenerationWithoutVirtualNetwork())
        .addAll(rules.secondGeneration())
        .add(rules.targetSetSince())
        .addAll(rules.firstGenerationInVirtualNetwork())
        .addAll(rules.targetNamesModel())
        .addAll(rules.targetIsDefault())
        .build();
  }

  private ImmutableList<Clause<DecisionRule>> observed() {
    Source source = Sources.page(date, "Current node communication mode");
    return ImmutableList.of(
        RuleClauses.withRemarks(
            RuleClauses.rule(
                "observed-classic-after-retirement",
                "Azure reports classic as the mode in use, although classic is retired.",
                Outcome.unpromised(CLASSIC),
                source,
                OBSERVED_CLASSIC,
                REGION_SUPPORTED,
                ASKED_AFTER_CLASSIC_RETIREMENT),
            CLASSIC_NODES_UNSUPPORTED),
        RuleClauses.rule(
            "observed-classic",
            "Azure reports classic as the mode in use.",
            Outcome.unpromised(CLASSIC),
            source,
            OBSERVED_CLASSIC),
        RuleClauses.rule(
            "observed-simplified",
            "Azure reports simplified as the mode in use.",
            Outcome.unpromised(SIMPLIFIED),
            source,
            OBSERVED_SIMPLIFIED));
  }

  private ImmutableList<Clause<DecisionRule>> cloudServices() {
    return ImmutableList.of(
        RuleClauses.limitation(
            "cloud-services-retired",
            "Pools of Cloud Services Configuration are retired: no new nodes can be had. Create"
                + " the pool again with Virtual Machine Configuration.",
            Outcome.promised(CLASSIC).withoutNewNodes(),
            limitations(),
            CLOUD_SERVICES_CONFIGURATION,
            ALLOCATED_AFTER_CLOUD_SERVICES_RETIREMENT),
        RuleClauses.limitation(
            "cloud-services-always-classic",
            "In pools of Cloud Services Configuration the target mode is ignored and classic is"
                + " always used. Create the pool again with Virtual Machine Configuration.",
            Outcome.promised(CLASSIC),
            limitations(),
            CLOUD_SERVICES_CONFIGURATION));
  }

  private ImmutableList<Clause<DecisionRule>> regions() {
    Source source = Sources.page(date, "Supported regions");
    return ImmutableList.of(
        RuleClauses.withRemarks(
            RuleClauses.possibleLimitation(
                RuleClauses.rule(
                    "region-without-any-model",
                    "The region is not among those that support simplified communication, and classic"
                        + " is retired everywhere; which model is used is not documented.",
                    Outcome.either(),
                    source,
                    REGION_NOT_SUPPORTED,
                    ASKED_AFTER_CLASSIC_RETIREMENT)),
            new Remark(
                "region-contradiction",
                Severity.WARNING,
                "The documentation contradicts itself: it never lists this region as supporting"
                    + " simplified communication, and retires classic without an exception. Ask"
                    + " Azure support which model the region uses, and keep the network open for"
                    + " both.")),
        RuleClauses.limitation(
            "region-not-supported",
            "The account's region does not support simplified communication, so the pool is"
                + " classic.",
            Outcome.promised(CLASSIC),
            source,
            REGION_NOT_SUPPORTED));
  }

  private ImmutableList<Clause<DecisionRule>> firstGenerationWithoutVirtualNetwork() {
    return ImmutableList.of(
        RuleClauses.limitation(
            "v1-without-virtual-network-retired",
            "Pools without public IP addresses of the V1 preview are retired, and this one cannot"
                + " be migrated because it was not created in a virtual network. Create a new pool"
                + " in a virtual network.",
            Outcome.promised(CLASSIC).withoutNewNodes(),
            Sources.noPublicIpRetirement("End of support"),
            NO_PUBLIC_IP_V1,
            BATCH_NETWORK,
            ALLOCATED_AFTER_V1_RETIREMENT),
        RuleClauses.limitation(
            "v1-without-virtual-network",
            "A pool without public IP addresses of the V1 preview can only be migrated if it was"
                + " created in a virtual network; this one was not and stays classic.",
            Outcome.promised(CLASSIC),
            limitations(),
            NO_PUBLIC_IP_V1,
            BATCH_NETWORK));
  }

  private ImmutableList<Clause<DecisionRule>> secondGeneration() {
    Source prerequisites = Sources.simplifiedWithoutPublicIp("Prerequisites");
    return ImmutableList.of(
        RuleClauses.limitation(
            "v2-needs-virtual-network",
            "A pool without public IP addresses of the second generation must stand in a virtual"
                + " network; this one does not, so no nodes can be had.",
            Outcome.unpromised(SIMPLIFIED).withoutNewNodes(),
            prerequisites,
            NO_PUBLIC_IP_V2,
            BATCH_NETWORK),
        RuleClauses.limitation(
            "no-public-ip-with-classic-target",
            "A pool without public IP addresses needs simplified communication, and this one asks"
                + " for classic. Set its target mode to simplified.",
            Outcome.either().withoutNewNodes(),
            prerequisites,
            NO_PUBLIC_IP_V2,
            TARGET_CLASSIC,
            TARGET_IN_FORCE),
        RuleClauses.rule(
            "v2-with-default-target",
            "Pools without public IP addresses of the second generation are documented as"
                + " simplified when they ask for it; what the default mode means for one is not.",
            Outcome.eitherDespite(SIMPLIFIED),
            prerequisites,
            NO_PUBLIC_IP_V2,
            TARGET_DEFAULT),
        RuleClauses.rule(
            "v2-is-simplified",
            "A pool without public IP addresses of the second generation is built on simplified"
                + " communication.",
            Outcome.promised(SIMPLIFIED),
            prerequisites,
            NO_PUBLIC_IP_V2));
  }

  private Clause<DecisionRule> targetSetSince() {
    return RuleClauses.rule(
        "target-may-be-newer-than-nodes",
        "A change of the target mode takes effect only after a resize to zero nodes and out again;"
            + " nodes allocated before the change may use either model.",
        Outcome.either(),
        Sources.page(date, "Change the target node communication mode"),
        TARGET_SET_SINCE,
        TARGET_CLASSIC,
        TARGET_SIMPLIFIED);
  }

  private ImmutableList<Clause<DecisionRule>> firstGenerationInVirtualNetwork() {
    return ImmutableList.of(
        RuleClauses.rule(
            "v1-converted",
            "A pool without public IP addresses of the V1 preview that stands in a virtual network"
                + " converts when it asks for simplified and is resized through zero nodes.",
            Outcome.unpromised(SIMPLIFIED),
            limitations(),
            NO_PUBLIC_IP_V1,
            TARGET_SIMPLIFIED),
        RuleClauses.limitation(
            "v1-retired",
            "Pools without public IP addresses of the V1 preview are retired; without simplified"
                + " as its target mode this one gets no new nodes. Set the target to simplified.",
            Outcome.promised(CLASSIC).withoutNewNodes(),
            Sources.noPublicIpRetirement("End of support"),
            NO_PUBLIC_IP_V1,
            TARGET_CLASSIC,
            ALLOCATED_AFTER_V1_RETIREMENT),
        RuleClauses.rule(
            "v1-default-after-retirement",
            "Pools without public IP addresses of the V1 preview are retired; what the default"
                + " mode then means for one in a virtual network is not documented.",
            Outcome.either(),
            Sources.noPublicIpRetirement("End of support"),
            NO_PUBLIC_IP_V1,
            TARGET_DEFAULT,
            ALLOCATED_AFTER_V1_RETIREMENT));
  }

  private ImmutableList<Clause<DecisionRule>> targetNamesModel() {
    Source guide = Sources.migrationGuide("Retirement of the classic model");
    return ImmutableList.of(
        RuleClauses.rule(
            "target-simplified",
            "Nodes allocated while the pool asks for simplified are expected to use it; a"
                + " preference, to be verified after the scale-out.",
            Outcome.unpromised(SIMPLIFIED),
            Sources.page(date, "Target node communication mode"),
            TARGET_SIMPLIFIED),
        RuleClauses.withRemarks(
            RuleClauses.rule(
                "classic-target-not-honored",
                "Classic is retired and no longer honoured: nodes allocated since use simplified even"
                    + " where the pool asks for classic.",
                Outcome.promised(SIMPLIFIED),
                guide,
                TARGET_CLASSIC,
                ALLOCATED_AFTER_CLASSIC_RETIREMENT),
            new Remark(
                "classic-target-after-retirement",
                Severity.WARNING,
                "The pool still asks for classic, which is retired and no longer honoured. Set its"
                    + " target mode to simplified and open the network for simplified"
                    + " communication before its next scale-out.")),
        RuleClauses.withRemarks(
            RuleClauses.rule(
                "classic-nodes-outlive-retirement",
                "Whether nodes allocated as classic before its retirement still work as such is not"
                    + " documented.",
                Outcome.either(),
                guide,
                TARGET_CLASSIC,
                ASKED_AFTER_CLASSIC_RETIREMENT),
            CLASSIC_NODES_UNSUPPORTED),
        RuleClauses.rule(
            "target-classic",
            "Nodes allocated while the pool asks for classic are expected to use it; a preference,"
                + " to be verified after the scale-out.",
            Outcome.unpromised(CLASSIC),
            Sources.page(date, "Target node communication mode"),
            TARGET_CLASSIC));
  }

  private ImmutableList<Clause<DecisionRule>> targetIsDefault() {
    Source page = Sources.page(date, "Default mode");
    Source guide = Sources.migrationGuide("Default mode");
    return ImmutableList.of(
        RuleClauses.rule(
            "default-without-virtual-network",
            "With the default mode and no virtual network of the customer's, the service chooses.",
            Outcome.either(),
            page,
            TARGET_DEFAULT,
            BATCH_NETWORK),
        RuleClauses.rule(
            "default-created-after-retirement",
            "The pool was created after classic was retired, so the default mode means"
                + " simplified.",
            Outcome.unpromised(SIMPLIFIED),
            Sources.inferred("from the retirement in the migration guide of 04/02/2025"),
            TARGET_DEFAULT,
            CREATED_AFTER_CLASSIC_RETIREMENT),
        RuleClauses.rule(
            "default-after-preview-opt-in",
            "What the default mode means in an account that was opted in during the preview is not"
                + " documented.",
            Outcome.either(),
            Sources.inferred("no document speaks of such accounts"),
            TARGET_DEFAULT,
            OPTED_IN_DURING_PREVIEW),
        RuleClauses.withRemarks(
            RuleClauses.rule(
                "default-created-after-switch",
                "For pools created in a virtual network after the default mode changed its meaning"
                    + " simplified is documented, and both models have been observed.",
                Outcome.eitherDespite(SIMPLIFIED),
                guide,
                TARGET_DEFAULT,
                CREATED_AFTER_DEFAULT_SWITCH),
            new Remark(
                "default-mode-contradiction",
                Severity.WARNING,
                "The migration guide says that the default mode means simplified for this pool, the"
                    + " page itself is silent, and both models have been seen. Set the target mode"
                    + " to simplified to be sure.")),
        RuleClauses.rule(
            "default-created-around-switch",
            "The pool was created so close to the day on which the default mode changed its"
                + " meaning that the documentation does not decide.",
            Outcome.either(),
            page,
            TARGET_DEFAULT,
            CREATED_AROUND_DEFAULT_SWITCH),
        RuleClauses.rule(
            "default-reallocated-after-switch",
            "The pool is older than the change of the default mode's meaning and its nodes are"
                + " not; whether such a pool changes is not documented.",
            Outcome.either(),
            Sources.inferred("the migration guide speaks of new pools only"),
            TARGET_DEFAULT,
            ALLOCATED_AFTER_DEFAULT_SWITCH),
        RuleClauses.withRemarks(
            RuleClauses.rule(
                "default-nodes-outlive-retirement",
                "In a virtual network the default mode meant classic when these nodes were"
                    + " allocated, and classic is retired since.",
                Outcome.promised(CLASSIC),
                page,
                TARGET_DEFAULT,
                ASKED_AFTER_CLASSIC_RETIREMENT),
            CLASSIC_NODES_UNSUPPORTED),
        RuleClauses.rule(
            "default-in-virtual-network",
            "In a virtual network the default mode meant classic when these nodes were allocated.",
            Outcome.promised(CLASSIC),
            page,
            TARGET_DEFAULT));
  }

  private Source limitations() {
    return Sources.page(date, "Current limitations");
  }
}
