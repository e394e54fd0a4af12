package io.github.batchcomm.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSortedSet;
import io.github.batchcomm.edition.Editions;
import io.github.batchcomm.edition.Fact;
import io.github.batchcomm.edition.FactValue;
import io.github.batchcomm.edition.Situation;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.flow.FlowSet;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.flow.Packet;
import io.github.batchcomm.flow.PortRange;
import io.github.batchcomm.flow.PortSet;
import io.github.batchcomm.flow.ProtocolSet;
import io.github.batchcomm.model.AccessAction;
import io.github.batchcomm.model.Cloud;
import io.github.batchcomm.model.CommunicationModelChange;
import io.github.batchcomm.model.EndpointAccessProfile;
import io.github.batchcomm.model.HostName;
import io.github.batchcomm.model.InboundNatPool;
import io.github.batchcomm.model.IpRule;
import io.github.batchcomm.model.ModelHistory;
import io.github.batchcomm.model.OutboundDependencies;
import io.github.batchcomm.model.OutboundDependency;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.PrivateEndpointConnection;
import io.github.batchcomm.model.PrivateLinkSubResource;
import io.github.batchcomm.model.Region;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.ServiceTag;
import io.github.batchcomm.model.SubnetReference;
import io.github.batchcomm.model.VirtualNetworkReference;
import io.github.batchcomm.testkit.constraints.Decisive;
import io.github.batchcomm.testkit.constraints.InCloud;
import io.github.batchcomm.testkit.constraints.InEdition;
import io.github.batchcomm.testkit.internal.DecisiveInstants;
import java.net.Inet4Address;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

/** What is generated of the smaller values. */
@StatisticsReport(StatisticsReportMode.OFF)
class ValueArbitraryProperties {

  @Property(tries = 5_000, edgeCases = EdgeCasesMode.NONE)
  void instantsLieAtAndAroundEveryDateOfAnEdition(@ForAll @Decisive Instant instant) {
    Editions.all()
        .forEach(
            edition ->
                DecisiveInstants.of(edition)
                    .forEach(
                        date -> {
                          Reached.both("at " + date, instant.equals(date));
                          Reached.both("before " + date, instant.equals(date.minusNanos(1)));
                          Reached.both("after " + date, instant.equals(date.plusNanos(1)));
                        }));
    Reached.both("anywhere", instant.toString().endsWith("T00:00:00Z"));
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.FIRST)
  void theDatesThemselvesComeFirst(@ForAll @Decisive Instant instant) {
    Editions.all()
        .forEach(
            edition ->
                DecisiveInstants.of(edition)
                    .forEach(date -> Reached.both("at " + date, instant.equals(date))));
  }

  @Property(tries = 300)
  void theDatesOfOneEditionCanBeAskedFor(@ForAll @Decisive @InEdition("2021-10-21") Instant at) {
    // It names one date; all others lie on whole days.
    ImmutableSortedSet<Instant> named =
        DecisiveInstants.of(Editions.withId("2021-10-21").orElseThrow());
    assertThat(named).hasSize(1);
    Reached.both("at", named.contains(at));
  }

  @Property(tries = 100)
  @Domain(BatchDomain.class)
  @Domain(DomainContext.Global.class)
  void inTheDomainEveryInstantIsDecisive(@ForAll Instant instant) {
    assertThat(instant)
        .isBetween(Instant.parse("2021-01-01T00:00:00Z"), Instant.parse("2029-01-01T00:00:00Z"));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void presencesShowAllThreeCases(@ForAll Presence<SubnetReference> subnet) {
    Reached.both("there", subnet.isPresent());
    Reached.both("not there", subnet.isAbsent());
    Reached.both("unknown", subnet.isUnknown());
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void regionsCanBeHadByCloud(@ForAll Region region, @ForAll @InCloud(Cloud.CHINA) Region china) {
    Reached.both("known", region.isKnown());
    assertThat(china.location()).startsWith("china");
  }

  @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
  void serviceTagsAreGlobalRegionalAndUnheardOf(@ForAll ServiceTag tag) {
    Reached.both("regional", tag.region().isPresent());
    Reached.both("global", tag.toString().indexOf('.') < 0);
    Reached.both("regional Batch", tag.covers(ServiceTag.parse("BatchNodeManagement.WestEurope")));
    Reached.both("unheard of", tag.service().equals("Unheard"));
    Reached.both("first party", tag.toString().endsWith("FirstParty"));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void addressesAreOfBothFamilies(@ForAll IpPrefix prefix) {
    Reached.both("IPv4", prefix.network() instanceof Inet4Address);
    Reached.both("everything", prefix.length() == 0);
    Reached.both("one address", prefix.length() == prefix.network().getAddress().length * 8);
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void portsOfBatchAreAmongTheRanges(@ForAll PortRange ports) {
    Reached.both("node agent", ports.contains(29_876));
    Reached.both("first", ports.first() == 0);
    Reached.both("last", ports.last() == 65_535);
    Reached.both("single", ports.first() == ports.last());
  }

  @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
  void setsOfAddressesPortsAndProtocolsAreOfEveryKind(
      @ForAll AddressSet one,
      @ForAll AddressSet other,
      @ForAll PortSet ports,
      @ForAll ProtocolSet protocols) {
    Reached.both("overlap", one.intersects(other));
    Reached.both("part", one.containsAll(other));
    Reached.each("families", one.families().size(), List.of(0, 1, 2));
    Reached.both("all ports but few", ports.size() > 60_000);
    Reached.both("no ports", ports.isEmpty());
    Reached.both("all protocols but few", protocols.size() > 250);
    Reached.both("no protocols", protocols.isEmpty());
  }

  @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
  void setsOfPacketsOftenOverlap(
      @ForAll FlowSet one,
      @ForAll FlowSet other,
      @ForAll FlowProduct product,
      @ForAll Packet packet) {
    Reached.both("overlap", one.intersects(other));
    Reached.both("part", one.containsAll(other));
    Reached.both("member", one.contains(packet));
    Reached.both("no packets", product.isEmpty());
    Reached.each("family", packet.family());
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void partsOfAccountsShowEveryState(
      @ForAll EndpointAccessProfile profile,
      @ForAll IpRule rule,
      @ForAll PrivateEndpointConnection connection,
      @ForAll InboundNatPool natPool) {
    Reached.each("default", profile.defaultAction(), List.of(AccessAction.values()));
    Reached.each("rules", profile.ipRules().size(), List.of(0, 1, 2, 3));
    Reached.each("action", rule.action(), List.of(AccessAction.values()));
    Reached.each("status", connection.status());
    Reached.both("endpoint", connection.privateEndpoint().isPresent());
    Reached.both(
        "to nodes", connection.subResources().contains(PrivateLinkSubResource.NODE_MANAGEMENT));
    Reached.each("port", natPool.backendPort(), List.of(1, 22, 3389, 65_535));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void namesAreOfEveryKind(
      @ForAll HostName host,
      @ForAll ResourceId id,
      @ForAll SubnetReference subnet,
      @ForAll VirtualNetworkReference network) {
    Reached.both("pattern", host.isPattern());
    Reached.both("part of another", id.parent().isPresent());
    Reached.both("classic subnet", subnet.id().type().startsWith("Microsoft.Classic"));
    Reached.both("classic network", network.id().type().startsWith("Microsoft.Classic"));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void historiesAreOfEveryLength(
      @ForAll ModelHistory history, @ForAll CommunicationModelChange change) {
    Reached.each("changes", history.changes().size(), List.of(0, 1, 2, 3));
    Reached.both("confirmed", change.confirmedAt().isPresent());
    Reached.each("to", change.to());
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void dependencyListsAreShortAndShowAzuresOwnEntries(
      @ForAll OutboundDependencies list, @ForAll OutboundDependency entry) {
    Reached.each("entries", list.entries().size(), List.of(0, 1, 2, 3, 4));
    Reached.both("pattern", entry.domain().isPattern());
    Reached.both("ports", entry.ports().isEmpty());
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void situationsShowEveryAnswer(@ForAll Situation situation) {
    for (Fact fact : Fact.values()) {
      FactValue answer = situation.get(fact);
      Reached.each(fact.name(), answer, fact.answers());
    }
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void instantsWithoutTheAnnotationAreAnybodys(@ForAll Instant instant) {
    Reached.both("after 2029", instant.isAfter(Instant.parse("2029-01-01T00:00:00Z")));
  }

  @Property(tries = 200)
  @Domain(BatchDomain.class)
  @Domain(DomainContext.Global.class)
  void inTheDomainTheDatesOfOneEditionCanBeAskedFor(@ForAll @InEdition("2021-10-21") Instant at) {
    assertThat(at).isNotEqualTo(Instant.parse("2026-04-01T00:00:00Z"));
    Reached.both("at", at.equals(Instant.parse("2021-10-21T00:00:00Z")));
  }

  @Property(tries = 50)
  void cloudsCanBeNarrowed(@ForAll @InCloud(Cloud.CHINA) Cloud cloud) {
    assertThat(cloud).isEqualTo(Cloud.CHINA);
  }
}
