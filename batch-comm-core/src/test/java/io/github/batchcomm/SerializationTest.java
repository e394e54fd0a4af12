package io.github.batchcomm;

import static io.github.batchcomm.TestInventory.optedIn;
import static io.github.batchcomm.TestInventory.poolInCustomerNetwork;
import static io.github.batchcomm.model.CommunicationModel.CLASSIC;
import static io.github.batchcomm.model.CommunicationModel.SIMPLIFIED;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import io.github.batchcomm.edition.Clause;
import io.github.batchcomm.edition.DecisionRule;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.Editions;
import io.github.batchcomm.edition.FactValue;
import io.github.batchcomm.edition.Situation;
import io.github.batchcomm.endpoint.NodeManagementPath;
import io.github.batchcomm.endpoint.OutboundDependencyList;
import io.github.batchcomm.flow.AddressRange;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.flow.FlowSet;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.flow.PortRange;
import io.github.batchcomm.flow.PortSet;
import io.github.batchcomm.flow.Protocol;
import io.github.batchcomm.flow.ProtocolSet;
import io.github.batchcomm.model.AccessAction;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.CommunicationModelChange;
import io.github.batchcomm.model.EndpointAccessProfile;
import io.github.batchcomm.model.HostName;
import io.github.batchcomm.model.InboundNatPool;
import io.github.batchcomm.model.Inventory;
import io.github.batchcomm.model.IpRule;
import io.github.batchcomm.model.ModelHistory;
import io.github.batchcomm.model.NoPublicIpGeneration;
import io.github.batchcomm.model.NodeCommunicationMode;
import io.github.batchcomm.model.OutboundDependencies;
import io.github.batchcomm.model.OutboundDependency;
import io.github.batchcomm.model.PoolAllocationMode;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.PrivateEndpointConnectionStatus;
import io.github.batchcomm.model.PrivateLinkSubResource;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.ServiceTag;
import io.github.batchcomm.model.Workload;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values can be written and read back, with everything in them. */
class SerializationTest {

  private static final Instant OPT_IN = Instant.parse("2022-07-01T00:00:00Z");
  private static final Instant AS_OF = Instant.parse("2022-08-01T00:00:00Z");

  static ImmutableList<Edition> editions() {
    return Editions.all();
  }

  static ImmutableList<Serializable> values() {
    return ImmutableList.of(
        Protocol.TCP,
        new PortRange(29_876, 29_877),
        IpPrefix.parse("203.0.113.0/24"),
        IpPrefix.parse("2001:db8::/32"),
        IpPrefix.parse("::ffff:192.0.2.0/120"),
        AddressRange.of(IpPrefix.parse("::ffff:192.0.2.0/120")),
        AddressSet.of(IpPrefix.parse("203.0.113.0/24"), IpPrefix.parse("::ffff:0:0/96")),
        PortSet.of(443, 29_876),
        ProtocolSet.of(Protocol.TCP).complement(),
        FlowProduct.ALL,
        FlowSet.ALL,
        FlowSet.NONE,
        FlowSet.ALL.sample().orElseThrow(),
        ServiceTag.BATCH_NODE_MANAGEMENT.in(TestInventory.account().region()),
        new HostName("*.blob.core.windows.net"),
        TestInventory.SUBNET,
        TestInventory.SUBNET.virtualNetwork(),
        Presence.unknown(),
        Presence.none(),
        richAccount(),
        richPool(),
        dependencies(),
        Inventory.of(richAccount(), richPool()));
  }

  @ParameterizedTest
  @MethodSource("values")
  void aValueIsReadBackAsItWas(Serializable value) throws Exception {
    assertThat(copyOf(value))
        .isEqualTo(value)
        .hasSameHashCodeAs(value)
        .hasToString(value.toString());
  }

  @ParameterizedTest
  @MethodSource("editions")
  void anEditionIsReadBackAsItWas(Edition edition) throws Exception {
    assertThat(copyOf(edition)).isEqualTo(edition);
  }

  @ParameterizedTest
  @MethodSource("editions")
  void anEditionThatIsReadBackDecidesAsBefore(Edition edition) throws Exception {
    Edition copy = copyOf(edition);
    for (Clause<DecisionRule> rule : edition.decisionTable()) {
      Situation situation = Situation.firstOfEachFact();
      for (FactValue value : rule.content().when()) {
        situation = situation.with(value);
      }
      assertThat(copy.decide(situation)).isEqualTo(edition.decide(situation));
    }
    assertThat(BatchCommunication.of(copy).effectiveModel(richAccount(), richPool(), AS_OF))
        .isEqualTo(BatchCommunication.of(edition).effectiveModel(richAccount(), richPool(), AS_OF));
  }

  @ParameterizedTest
  @MethodSource("editions")
  void changesBetweenEditionsAreReadBackAsTheyWere(Edition edition) throws Exception {
    assertThat(copyOf(edition.changesSince(Editions.E_2022_06_02)))
        .isEqualTo(edition.changesSince(Editions.E_2022_06_02));
  }

  @ParameterizedTest
  @MethodSource("editions")
  void answersAreReadBackAsTheyWere(Edition edition) throws Exception {
    BatchCommunication rules = BatchCommunication.of(edition);
    Serializable model = rules.effectiveModel(richAccount(), richPool(), AS_OF);
    assertThat(copyOf(model)).isEqualTo(model);
    Serializable union = rules.unionEndpoints(richAccount(), richPool());
    assertThat(copyOf(union)).isEqualTo(union);
    Serializable readiness =
        rules.migrationReadiness(
            richAccount(), ImmutableList.of(richPool(), poolInCustomerNetwork()), AS_OF);
    assertThat(copyOf(readiness)).isEqualTo(readiness);
    Serializable path = NodeManagementPath.of(edition, richAccount(), richPool());
    assertThat(copyOf(path)).isEqualTo(path);
  }

  @Test
  void judgementsAndPredictionsAreReadBackAsTheyWere() throws Exception {
    Serializable judgement =
        OutboundDependencyList.judge(
            Editions.latest(), richAccount(), dependencies(), ImmutableList.of(richPool()));
    assertThat(copyOf(judgement)).isEqualTo(judgement);
    Serializable prediction =
        OutboundDependencyList.predict(richAccount(), ImmutableSet.of(CLASSIC, SIMPLIFIED));
    assertThat(copyOf(prediction)).isEqualTo(prediction);
  }

  private static BatchAccount richAccount() {
    EndpointAccessProfile profile =
        new EndpointAccessProfile(
            AccessAction.DENY,
            ImmutableList.of(new IpRule(AccessAction.ALLOW, IpPrefix.parse("203.0.113.7"))));
    return optedIn(OPT_IN).toBuilder()
        .poolAllocationMode(PoolAllocationMode.USER_SUBSCRIPTION)
        .accountAccess(Presence.of(profile))
        .nodeManagementAccess(Presence.of(profile))
        .privateEndpointConnections(
            ImmutableList.of(
                TestInventory.connection(
                    PrivateEndpointConnectionStatus.APPROVED,
                    PrivateLinkSubResource.NODE_MANAGEMENT)))
        .accountEndpoint(new HostName("acct1.westeurope.batch.azure.com"))
        .nodeManagementEndpoint(new HostName("g1.westeurope.service.batch.azure.com"))
        .modelHistory(
            ModelHistory.of(
                CommunicationModelChange.at(SIMPLIFIED, OPT_IN),
                CommunicationModelChange.builder()
                    .to(CLASSIC)
                    .requestedAt(AS_OF)
                    .confirmedAt(Optional.empty())
                    .build()))
        .build();
  }

  private static BatchPool richPool() {
    return TestInventory.withoutPublicIp(
            poolInCustomerNetwork(), NoPublicIpGeneration.V2_SIMPLIFIED)
        .toBuilder()
        .id("rich")
        .resourceId(ResourceId.parse(TestInventory.ACCOUNT_ID + "/pools/rich"))
        .addPublicIpAddresses(TestInventory.PRIVATE_ENDPOINT)
        .targetMode(NodeCommunicationMode.SIMPLIFIED)
        .currentMode(NodeCommunicationMode.CLASSIC)
        .addInboundNatPools(
            new InboundNatPool("ssh", Protocol.TCP, 22, new PortRange(15_000, 15_100)))
        .workloads(ImmutableSet.of(Workload.CONTAINERS, Workload.REMOTE_ACCESS))
        .build();
  }

  private static OutboundDependencies dependencies() {
    return new OutboundDependencies(
        ImmutableList.of(
            new OutboundDependency(
                "Azure Storage",
                new HostName("*.blob.core.windows.net"),
                ImmutableSortedSet.of(443))));
  }

  /** The bytes read are those just written, so nothing foreign is deserialized. */
  @SuppressWarnings({"unchecked", "BanSerializableRead"})
  private static <T extends Serializable> T copyOf(T value)
      throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (T) in.readObject();
    }
  }
}
