package io.github.batchcomm.azure;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.model.AzureFirewall;
import io.github.batchcomm.model.EffectiveSecurityGroup;
import io.github.batchcomm.model.EffectiveSecurityRules;
import io.github.batchcomm.model.FirewallRule;
import io.github.batchcomm.model.FirewallRuleCollection;
import io.github.batchcomm.model.FirewallRuleCollectionGroup;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.RuleAddresses;
import io.github.batchcomm.model.SecurityRule;
import io.github.batchcomm.model.ServiceTag;
import io.github.batchcomm.model.ServiceTagCatalogue;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Remarks names in rules that stand for no addresses: texts that can be no service tag, and tags
 * that a complete list of some cloud tells to be misspelt.
 */
final class MistakenNames {

  private final NetworkAssembly assembly;
  private final ImmutableList<ServiceTagCatalogue> catalogues;
  private final Consumer<InventoryNotice> notices;

  MistakenNames(
      NetworkAssembly assembly,
      ImmutableList<ServiceTagCatalogue> catalogues,
      Consumer<InventoryNotice> notices) {
    this.assembly = assembly;
    this.catalogues = catalogues;
    this.notices = notices;
  }

  void remark() {
    for (NetworkContent document : assembly.documents()) {
      for (Sighting<Part<SecurityRule>> rule : document.securityRules().views()) {
        remark(
            rule,
            "network security group '" + Quoted.text(rule.value().owner().name()) + "'",
            rule.value().value());
      }
    }
    for (Sighting<EffectiveSecurityRules> rules :
        assembly.all(NetworkContent::effectiveSecurityRules)) {
      for (EffectiveSecurityGroup group : rules.value().groups()) {
        String owner =
            group
                .networkSecurityGroup()
                .or(group::associatedWith)
                .map(ResourceId::name)
                .orElse("a network interface");
        group.rules().forEach(it -> remark(rules, "'" + Quoted.text(owner) + "'", it));
      }
    }
    for (Sighting<AzureFirewall> firewall : assembly.all(NetworkContent::azureFirewalls)) {
      remark(
          firewall,
          "Azure Firewall '" + Quoted.text(firewall.value().id().name()) + "'",
          firewall.value().ruleCollections());
    }
    for (Sighting<FirewallRuleCollectionGroup> group :
        assembly.all(NetworkContent::ruleCollectionGroups)) {
      remark(
          group,
          "rule collection group '" + Quoted.text(group.value().id().name()) + "'",
          group.value().collections());
    }
  }

  private void remark(Sighting<?> place, String owner, SecurityRule rule) {
    remark(place, owner, rule.name(), rule.sources());
    remark(place, owner, rule.name(), rule.destinations());
  }

  private void remark(
      Sighting<?> place, String owner, ImmutableList<FirewallRuleCollection> collections) {
    for (FirewallRuleCollection collection : collections) {
      for (FirewallRule rule : collection.rules()) {
        remark(place, owner, rule.name(), rule.sources());
        if (rule instanceof FirewallRule.Network network) {
          remark(place, owner, rule.name(), network.destinations());
        } else if (rule instanceof FirewallRule.Nat nat) {
          remark(place, owner, rule.name(), nat.destinations());
        }
      }
    }
  }

  private void remark(Sighting<?> place, String owner, String rule, RuleAddresses addresses) {
    for (String text : addresses.unreadable()) {
      remark(place, owner, rule, text, ServiceTag.meantBy(text));
    }
    for (ServiceTag tag : addresses.tags()) {
      boolean isListed = catalogues.stream().anyMatch(it -> it.tags().containsKey(tag));
      if (!isListed) {
        catalogues.stream()
            .flatMap(it -> it.misspelt(tag).stream())
            .findFirst()
            .ifPresent(it -> remark(place, owner, rule, tag.toString(), Optional.of(it)));
      }
    }
  }

  private void remark(
      Sighting<?> place, String owner, String rule, String text, Optional<ServiceTag> meant) {
    notices.accept(
        new InventoryNotice(
            InventoryNotice.Kind.VALUE_NOT_USED,
            place.document(),
            place.pointer(),
            "Rule '"
                + Quoted.text(rule)
                + "' of "
                + owner
                + " names '"
                + Quoted.text(text)
                + "', which is no address and no service tag. Nothing passes by it. "
                + meant
                    .map(it -> "Name " + it + " in its place if that is meant")
                    .orElse("Name addresses or a service tag in its place")));
  }
}
