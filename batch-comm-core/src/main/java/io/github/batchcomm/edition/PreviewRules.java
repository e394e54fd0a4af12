package io.github.batchcomm.edition;

import static io.github.batchcomm.edition.FactValue.ACCOUNT_CLASSIC;
import static io.github.batchcomm.edition.FactValue.ACCOUNT_SIMPLIFIED;
import static io.github.batchcomm.edition.FactValue.BATCH_NETWORK;
import static io.github.batchcomm.edition.FactValue.CLOUD_SERVICES_CONFIGURATION;
import static io.github.batchcomm.edition.FactValue.NO_PUBLIC_IP_V1;
import static io.github.batchcomm.edition.FactValue.NO_PUBLIC_IP_V2;
import static io.github.batchcomm.edition.FactValue.PRIVATE_ACCOUNT;
import static io.github.batchcomm.edition.FactValue.REGION_NOT_SUPPORTED;
import static io.github.batchcomm.model.CommunicationModel.CLASSIC;
import static io.github.batchcomm.model.CommunicationModel.SIMPLIFIED;

import com.google.common.collect.ImmutableList;

/** Decision tables of the preview, when a whole account was opted in by support request. */
final class PreviewRules {

  private final String date;

  private PreviewRules(String date) {
    this.date = date;
  }

  /** The table of 10/21/2021: no pool without public IP addresses is ever simplified. */
  static ImmutableList<Clause<DecisionRule>> firstEdition(String date) {
    PreviewRules rules = new PreviewRules(date);
    return ImmutableList.<Clause<DecisionRule>>builder()
        .add(rules.cloudServices())
        .add(rules.privateAccount())
        .add(rules.noPublicIpInOptedInAccount())
        .add(rules.noPublicIp())
        .addAll(rules.accountModel())
        .build();
  }

  /** The table once V1 pools in a virtual network may convert; private accounts still may not. */
  static ImmutableList<Clause<DecisionRule>> withV1Migration(String date) {
    PreviewRules rules = new PreviewRules(date);
    return ImmutableList.<Clause<DecisionRule>>builder()
        .add(rules.cloudServices())
        .add(rules.privateAccount())
        .add(rules.v1WithoutVirtualNetwork())
        .add(rules.noPublicIpFollowsAccount())
        .addAll(rules.accountModel())
        .build();
  }

  /** The table with a list of supported regions and without the limit on private accounts. */
  static ImmutableList<Clause<DecisionRule>> withRegions(String date) {
    PreviewRules rules = new PreviewRules(date);
    return ImmutableList.<Clause<DecisionRule>>builder()
        .add(rules.cloudServices())
        .add(rules.regionNotListed())
        .add(rules.v1WithoutVirtualNetwork())
        .add(rules.noPublicIpFollowsAccount())
        .addAll(rules.accountModel())
        .build();
  }

  private Clause<DecisionRule> cloudServices() {
    return RuleClauses.limitation(
        "cloud-services-not-supported",
        "Pools of Cloud Services Configuration are not supported for simplified communication and"
            + " stay classic. Move to Virtual Machine Configuration.",
        Outcome.promised(CLASSIC),
        limitations(),
        CLOUD_SERVICES_CONFIGURATION);
  }

  private Clause<DecisionRule> regionNotListed() {
    return RuleClauses.limitation(
        "region-not-listed",
        "The account's region is not among those where simplified communication is available, so"
            + " the pool stays classic.",
        Outcome.promised(CLASSIC),
        Sources.page(date, "Supported regions"),
        REGION_NOT_SUPPORTED);
  }

  private Clause<DecisionRule> privateAccount() {
    return RuleClauses.withRemarks(
        RuleClauses.limitation(
            "private-account-needs-public-ip",
            "A private Batch account may be opted in, but its pools must have public IP addresses"
                + " to use simplified communication; this one has none and stays classic.",
            Outcome.promised(CLASSIC),
            limitations(),
            PRIVATE_ACCOUNT,
            NO_PUBLIC_IP_V1,
            NO_PUBLIC_IP_V2),
        new Remark(
            "private-account-contradiction",
            Severity.WARNING,
            "The page on pools without public IP addresses of 05/26/2022 lets private accounts have"
                + " simplified ones through a private endpoint, which this edition rules out. This"
                + " edition is followed; verify the model after the next scale-out."));
  }

  private Clause<DecisionRule> noPublicIpInOptedInAccount() {
    return RuleClauses.withRemarks(
        RuleClauses.limitation(
            "no-public-ip-in-opted-in-account",
            "A pool without public IP addresses does not use simplified communication, even though"
                + " its account is opted in; it stays classic.",
            Outcome.promised(CLASSIC),
            limitations(),
            NO_PUBLIC_IP_V1,
            NO_PUBLIC_IP_V2,
            ACCOUNT_SIMPLIFIED),
        new Remark(
            "no-public-ip-creation-refused",
            Severity.WARNING,
            "Pools without public IP addresses cannot be created in an account that is opted in;"
                + " this one could not be created again."));
  }

  private Clause<DecisionRule> noPublicIp() {
    return RuleClauses.limitation(
        "no-public-ip-never-simplified",
        "A pool without public IP addresses does not use simplified communication, whether its"
            + " account is opted in or not.",
        Outcome.promised(CLASSIC),
        limitations(),
        NO_PUBLIC_IP_V1,
        NO_PUBLIC_IP_V2);
  }

  private Clause<DecisionRule> v1WithoutVirtualNetwork() {
    return RuleClauses.limitation(
        "v1-without-virtual-network",
        "A pool without public IP addresses of the V1 preview can only be migrated if it was"
            + " created in a virtual network; this one was not and stays classic.",
        Outcome.promised(CLASSIC),
        limitations(),
        NO_PUBLIC_IP_V1,
        BATCH_NETWORK);
  }

  private Clause<DecisionRule> noPublicIpFollowsAccount() {
    return RuleClauses.withRemarks(
        RuleClauses.rule(
            "no-public-ip-follows-account",
            "A pool without public IP addresses that stands in a virtual network, or is of the"
                + " second generation, takes the model of its account.",
            Outcome.unpromised(SIMPLIFIED),
            limitations(),
            NO_PUBLIC_IP_V1,
            NO_PUBLIC_IP_V2,
            ACCOUNT_SIMPLIFIED),
        new Remark(
            "no-public-ip-contradiction",
            Severity.WARNING,
            "This edition contradicts itself on pools without public IP addresses: its migration"
                + " steps call them unaffected and unable to use simplified communication, its"
                + " limitations let V1 pools in a virtual network migrate. The limitations are"
                + " followed; verify the model after the next scale-out."));
  }

  private ImmutableList<Clause<DecisionRule>> accountModel() {
    Source changes = Sources.page(date, "Opt your Batch account in or out");
    return ImmutableList.of(
        RuleClauses.rule(
            "account-simplified",
            "Nodes allocated while the account is opted in use simplified communication.",
            Outcome.promised(SIMPLIFIED),
            changes,
            ACCOUNT_SIMPLIFIED),
        RuleClauses.rule(
            "account-classic",
            "Nodes allocated while the account is not opted in use classic communication.",
            Outcome.promised(CLASSIC),
            changes,
            ACCOUNT_CLASSIC));
  }

  private Source limitations() {
    return Sources.page(date, "Current limitations");
  }
}
