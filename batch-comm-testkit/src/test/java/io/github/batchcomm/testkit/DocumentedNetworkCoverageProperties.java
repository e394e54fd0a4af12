package io.github.batchcomm.testkit;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.azure.AzureInventory;
import io.github.batchcomm.azure.InventoryNotice;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.testkit.constraints.InShape;
import io.github.batchcomm.testkit.documents.DocumentShape;
import io.github.batchcomm.testkit.documents.DocumentedNetwork;
import java.util.Collection;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** Whatever documents can show of networks, and each way to say it, is met within a few hundred. */
class DocumentedNetworkCoverageProperties {

  /** What stands in documents only where a thing is written in one of its ways. */
  private static final ImmutableList<String> WAYS =
      ImmutableList.of(
          "\"NewResource\"",
          "\"addressPrefix\" : \"",
          "\"addressPrefixes\" : [\"",
          "\"sourceAddressPrefix\" : \"",
          "\"sourceAddressPrefixes\" : [\"",
          "\"sourceApplicationSecurityGroups\" : [{",
          "\"expandedSourceAddressPrefix\" : [\"",
          "\"access\" : \"deny\"",
          "\"direction\" : \"inbound\"",
          "\"defaultSecurityRules\" : [{",
          "\"defaultSecurityRules\" : null",
          "\"defaultSecurityRules/",
          "\"networkSecurityGroups\" : [{",
          "\"networkManager\" : {",
          "\"hubIPAddresses\" : {",
          "\"applicationRuleCollections\" : [{",
          "\"FirewallPolicyNatRuleCollection\"",
          "\"ruleConditionType\"",
          "\"ruleGroups\" : [{",
          "\"sourceIpGroups\" : [\"",
          "\"publicIpAddressesV6\" : [{",
          "\"manualPrivateLinkServiceConnections\"",
          "/networkInterfaces/",
          "\"customDnsConfigs\" : [{",
          "\"numberOfRecordSets\"",
          "/CNAME/other\"",
          "\"dhcpOptions\" : null",
          "\"nextLink\" : \"\"",
          "\"appliances\" : {",
          "\"hostFirewall\" : {",
          "\"effectiveRoutes\" : {",
          "/resourcegroups/",
          "10.0.0.0-10.");

  @Property(tries = 400, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
  void everythingIsReached(@ForAll DocumentedNetwork documented) {
    List<DocumentShape> shapes =
        documented.documents().stream().map(DocumentProperties::shape).toList();
    for (DocumentShape shape : DocumentShape.values()) {
      reached(shape.name(), shapes.contains(shape));
    }
    String text = documented.toString();
    WAYS.forEach(it -> reached(it, text.contains(it)));
    reached(
        "bits behind a prefix",
        AzureInventory.read(documented.documents()).notices().stream()
            .anyMatch(it -> it.kind() == InventoryNotice.Kind.VALUE_NORMALISED));
    resources(documented.network());
  }

  @Property(tries = 150, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
  void partsOfEveryKindStandAmongTheChildrenOfTemplates(
      @ForAll @InShape(DocumentShape.TEMPLATE_WITH_CHILDREN) DocumentedNetwork documented) {
    String text = documented.toString();
    for (String type :
        List.of("subnets", "securityRules", "routes", "virtualNetworkLinks", "A", "SOA")) {
      reached(type, text.contains("\"type\" : \"" + type + "\""));
    }
  }

  private static void resources(Network network) {
    there("virtual networks", network.virtualNetworks());
    there("network security groups", network.networkSecurityGroups());
    there("route tables", network.routeTables());
    there("NAT gateways", network.natGateways());
    there("public IP addresses", network.publicIpAddresses());
    there("public IP prefixes", network.publicIpPrefixes());
    there("Azure Firewalls", network.azureFirewalls());
    there("firewall policies", network.firewallPolicies());
    there("rule collection groups", network.firewallRuleCollectionGroups());
    there("IP groups", network.ipGroups());
    there("private endpoints", network.privateEndpoints());
    there("private DNS zones", network.privateDnsZones());
    there("effective security rules", network.effectiveSecurityRules());
    there("effective routes", network.effectiveRoutes());
    there(
        "effective routes of a subnet",
        network.effectiveRoutes().stream().filter(it -> it.subnet().isPresent()).toList());
    there("service tags", network.serviceTagCatalogues());
    there("host firewalls", network.hostFirewalls().entrySet());
    there("appliances", network.applianceAssumptions());
  }

  private static void there(String what, Collection<?> resources) {
    reached(what, !resources.isEmpty());
    reached("no " + what, resources.isEmpty());
  }

  private static void reached(String what, boolean isReached) {
    Statistics.label(what)
        .collect(isReached)
        .coverage(coverage -> coverage.check(true).count(count -> count >= 1));
  }
}
