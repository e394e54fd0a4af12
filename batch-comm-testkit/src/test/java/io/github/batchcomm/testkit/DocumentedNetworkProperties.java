package io.github.batchcomm.testkit;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.azure.AzureInventory;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.InventoryAccount;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.testkit.constraints.InShape;
import io.github.batchcomm.testkit.constraints.InVirtualNetwork;
import io.github.batchcomm.testkit.constraints.WithAccounts;
import io.github.batchcomm.testkit.constraints.WithPools;
import io.github.batchcomm.testkit.documents.DocumentShape;
import io.github.batchcomm.testkit.documents.DocumentedNetwork;
import java.time.Instant;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is documented of networks is what can be read out of the documents. */
class DocumentedNetworkProperties {

  private static final Instant AS_OF = Instant.parse("2026-06-01T00:00:00Z");

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void whatIsDocumentedIsReadBackExactly(@ForAll DocumentedNetwork documented) {
    assertThatItIsReadBack(documented);
  }

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
  void oneShapeIsEnough(@ForAll("inOneShape") DocumentedNetwork documented) {
    assertThatItIsReadBack(documented);
    assertThat(documented.documents().stream().map(DocumentProperties::shape).distinct())
        .hasSizeLessThanOrEqualTo(1);
    assertThat(documented.network())
        .returns(ImmutableList.of(), Network::serviceTagCatalogues)
        .returns(ImmutableList.of(), Network::effectiveRoutes)
        .returns(ImmutableList.of(), Network::applianceAssumptions);
  }

  @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
  void theOrderOfDocumentsDoesNotMatter(@ForAll DocumentedNetwork documented) {
    assertThat(AzureInventory.read(documented.documents().reverse()))
        .isEqualTo(AzureInventory.read(documented.documents()));
  }

  @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
  void anAuditOfWhatIsReadIsThatOfWhatIsDocumented(
      @ForAll @InVirtualNetwork @WithAccounts(min = 1, max = 1) @WithPools(min = 1, max = 1)
          DocumentedNetwork documented) {
    AzureInventory read = AzureInventory.read(documented.documents());
    InventoryAccount account = documented.inventory().accounts().get(0);
    BatchPool pool = account.pools().get(0);
    BatchCommunication rules = BatchCommunication.latest();
    InventoryAccount found = read.accounts().get(0);
    assertThat(rules.audit(found.account(), found.pools().get(0), read.network(), AS_OF))
        .isEqualTo(rules.audit(account.account(), pool, documented.network(), AS_OF));
  }

  @Property(tries = 25, edgeCases = EdgeCasesMode.NONE)
  void networksAreNarrowedBeforeTheyAreDocumented(
      @ForAll("withServiceTags") DocumentedNetwork documented) {
    assertThat(documented.network().serviceTagCatalogues()).isNotEmpty();
    assertThat(documented.documents().stream().map(DocumentProperties::shape))
        .contains(DocumentShape.SERVICE_TAG_FILE)
        .isSubsetOf(DocumentShape.SERVICE_TAG_FILE, DocumentShape.TEMPLATE);
  }

  @Property(tries = 25, edgeCases = EdgeCasesMode.NONE)
  void withoutAShapeOfResourcesThereAreNone(
      @ForAll @InShape({DocumentShape.REST_PAGE, DocumentShape.DECLARATION})
          DocumentedNetwork documented) {
    assertThat(documented.network().effectiveSecurityRules()).isEmpty();
    assertThat(documented.network().serviceTagCatalogues()).isEmpty();
    assertThat(documented.documents().stream().map(DocumentProperties::shape))
        .isSubsetOf(DocumentShape.REST_PAGE, DocumentShape.DECLARATION);
  }

  private static void assertThatItIsReadBack(DocumentedNetwork documented) {
    AzureInventory read = AzureInventory.read(documented.documents());
    assertThat(read.problems()).isEmpty();
    assertThat(read.network()).isEqualTo(documented.network());
    assertThat(read.inventory()).isEqualTo(documented.inventory());
    assertThat(read.isComplete()).isTrue();
  }

  @Provide
  static Arbitrary<DocumentedNetwork> inOneShape() {
    return Arbitraries.oneOf(
        Arrays.stream(DocumentShape.values())
            .filter(it -> it.showsAccounts() && it.showsNetworks())
            .map(it -> DocumentArbitraries.documentedNetworks().inShapes(it))
            .collect(toImmutableList()));
  }

  @Provide
  static Arbitrary<DocumentedNetwork> withServiceTags() {
    return DocumentArbitraries.documentedNetworks()
        .inShapes(DocumentShape.TEMPLATE, DocumentShape.SERVICE_TAG_FILE)
        .ofInventories(it -> it.withAccounts(1, 2))
        .ofNetworks(it -> it.withServiceTags());
  }
}
