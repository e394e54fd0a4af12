package io.github.batchcomm.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import com.google.common.net.InetAddresses;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.flow.Packet;
import io.github.batchcomm.flow.PortSet;
import io.github.batchcomm.flow.Protocol;
import io.github.batchcomm.flow.ProtocolSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every engine answers where a person sees at once what is right. */
class EnginesTest {

  static final ImmutableList<NetworkEngine> ENGINES = Engines.ALL;

  private static final FlowProduct REQUIRED = https("10.0.0.0/24", "20.0.0.0/24");

  @ParameterizedTest
  @FieldSource("ENGINES")
  void aGroupWithoutRulesDeniesEverything(NetworkEngine engine) {
    Workload workload = new Workload(new OutboundRules().group(), REQUIRED, false);
    assertThatCode(() -> workload.check(workload.ask(engine))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @FieldSource("ENGINES")
  void twoRulesTogetherAllowWhatNeitherDoes(NetworkEngine engine) {
    OutboundRules rules =
        new OutboundRules()
            .allow(https("10.0.0.0/24", "20.0.0.0/25"))
            .allow(https("10.0.0.0/24", "20.0.0.128/25"));
    assertThat(engine.decide(rules.group(), REQUIRED)).isEqualTo(new Answer.Implied());
  }

  @ParameterizedTest
  @FieldSource("ENGINES")
  void theWitnessIsTheOnePacketThatIsDenied(NetworkEngine engine) {
    OutboundRules rules =
        new OutboundRules().deny(https("10.0.0.7/32", "20.0.0.9/32")).allow(FlowProduct.ALL);
    assertThat(engine.decide(rules.group(), oneSourcePort()))
        .isEqualTo(
            new Answer.NotImplied(
                new Packet(
                    Protocol.TCP,
                    InetAddresses.forString("10.0.0.7"),
                    50_000,
                    InetAddresses.forString("20.0.0.9"),
                    443)));
  }

  @ParameterizedTest
  @FieldSource("ENGINES")
  void aRuleThatIsHiddenDecidesNothing(NetworkEngine engine) {
    OutboundRules rules = new OutboundRules().allow(FlowProduct.ALL).deny(REQUIRED);
    assertThat(engine.decide(rules.group(), REQUIRED)).isEqualTo(new Answer.Implied());
  }

  @ParameterizedTest
  @FieldSource("ENGINES")
  void packetsOfIpv6AreAskedAboutToo(NetworkEngine engine) {
    FlowProduct both =
        new FlowProduct(
            ProtocolSet.of(Protocol.TCP), AddressSet.ALL, PortSet.ALL, AddressSet.ALL, PortSet.ALL);
    OutboundRules rules =
        new OutboundRules()
            .deny(https("fd00::7/128", "::ffff:20.0.0.9/128"))
            .allow(FlowProduct.ALL);
    Workload workload = new Workload(rules.group(), both, false);
    assertThatCode(() -> workload.check(workload.ask(engine))).doesNotThrowAnyException();
  }

  @Test
  void aWrongVerdictIsRefused() {
    Workload workload = new Workload(new OutboundRules().group(), REQUIRED, false);
    assertThatThrownBy(() -> workload.check(new Answer.Implied()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("not implied");
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.1", "10.0.1.1"})
  void aWitnessThatIsAllowedOrNotRequiredIsRefused(String source) {
    OutboundRules rules = new OutboundRules().allow(https("10.0.0.0/28", "20.0.0.0/24"));
    Workload workload = new Workload(rules.group(), REQUIRED, false);
    Packet packet =
        new Packet(
            Protocol.TCP,
            InetAddresses.forString(source),
            50_000,
            InetAddresses.forString("20.0.0.1"),
            443);
    assertThatThrownBy(() -> workload.check(new Answer.NotImplied(packet)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("The witness ");
  }

  private static FlowProduct https(String source, String destination) {
    return new FlowProduct(
        ProtocolSet.of(Protocol.TCP),
        AddressSet.of(IpPrefix.parse(source)),
        PortSet.ALL,
        AddressSet.of(IpPrefix.parse(destination)),
        PortSet.of(443));
  }

  private static FlowProduct oneSourcePort() {
    return new FlowProduct(
        REQUIRED.protocols(),
        REQUIRED.sources(),
        PortSet.of(50_000),
        REQUIRED.destinations(),
        REQUIRED.destinationPorts());
  }
}
