package io.github.batchcomm.testkit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.batchcomm.model.Network;
import io.github.batchcomm.testkit.BatchArbitraries;
import io.github.batchcomm.testkit.NetworkArbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Networks in short: however large they are, a few names and numbers. */
class NetworkFactsProperties {

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void everyNetworkIsShort(@ForAll("ofInventories") Network network) {
    assertThat(KnownFacts.of(network)).hasSizeLessThan(1_500).startsWith("a network");
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void whatIsThereIsNamedWithHowMuchIsInIt(@ForAll Network network) {
    String shown = KnownFacts.of(network);
    network.networkSecurityGroups().stream()
        .limit(2)
        .forEach(
            it ->
                assertThat(shown)
                    .contains(it.id().name() + " (" + it.securityRules().size() + " rule"));
    network.serviceTagCatalogues().stream()
        .limit(2)
        .forEach(it -> assertThat(shown).contains(it.cloud() + " (" + it.tags().size() + " tags)"));
    assertThat(shown.contains("route tables")).isEqualTo(!network.routeTables().isEmpty());
    assertThat(shown.contains("private DNS zones")).isEqualTo(!network.privateDnsZones().isEmpty());
  }

  @Example
  void ofNothingNothingIsTold() {
    assertThat(KnownFacts.of(Network.unknown())).isEqualTo("a network of which nothing is known");
  }

  @Provide
  static Arbitrary<Network> ofInventories() {
    return BatchArbitraries.inventories()
        .withAccounts(1, 2)
        .flatMap(inventory -> NetworkArbitraries.networks().around(inventory));
  }
}
