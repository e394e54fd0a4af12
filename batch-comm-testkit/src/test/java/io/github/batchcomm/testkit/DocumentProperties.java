package io.github.batchcomm.testkit;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.azure.AzureInventory;
import io.github.batchcomm.azure.InventoryDocument;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.Cloud;
import io.github.batchcomm.model.InventoryAccount;
import io.github.batchcomm.model.NoPublicIpGeneration;
import io.github.batchcomm.testkit.constraints.FullyKnown;
import io.github.batchcomm.testkit.constraints.InCloud;
import io.github.batchcomm.testkit.constraints.InShape;
import io.github.batchcomm.testkit.constraints.InVirtualNetwork;
import io.github.batchcomm.testkit.constraints.OptedIn;
import io.github.batchcomm.testkit.constraints.WithAccounts;
import io.github.batchcomm.testkit.constraints.WithPools;
import io.github.batchcomm.testkit.documents.DocumentShape;
import io.github.batchcomm.testkit.documents.DocumentedInventory;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is documented is what can be read out of the documents. */
class DocumentProperties {

  private static final Pattern SHAPE = Pattern.compile("\\d+-(.*)\\.json");

  @Property(tries = 500)
  void whatIsDocumentedIsReadBackExactly(@ForAll DocumentedInventory documented) {
    AzureInventory read = AzureInventory.read(documented.documents());
    assertThat(read.problems()).isEmpty();
    assertThat(read.inventory()).isEqualTo(documented.inventory());
    assertThat(read.isComplete()).isTrue();
  }

  @Property(tries = 200)
  void theOrderOfDocumentsDoesNotMatter(@ForAll DocumentedInventory documented) {
    assertThat(AzureInventory.read(documented.documents().reverse()))
        .isEqualTo(AzureInventory.read(documented.documents()));
  }

  @Property(tries = 200)
  void aDocumentAloneIsReadWithoutBlamingItself(@ForAll InventoryDocument document) {
    assertThat(AzureInventory.read(ImmutableList.of(document)).problems())
        .allSatisfy(
            problem ->
                assertThat(problem.text())
                    .containsAnyOf(
                        "and no document shows an account",
                        "accounts that the documents show",
                        "No document shows the"));
  }

  @Property(tries = 100)
  void onlyTheShapesWantedAreThere(
      @ForAll
          @InShape({
            DocumentShape.TEMPLATE_WITH_CHILDREN,
            DocumentShape.DATA_PLANE_PAGE,
            DocumentShape.DECLARATION
          })
          DocumentedInventory documented) {
    assertThat(documented.documents().stream().map(DocumentProperties::shape))
        .isSubsetOf(
            DocumentShape.TEMPLATE_WITH_CHILDREN,
            DocumentShape.DATA_PLANE_PAGE,
            DocumentShape.DECLARATION);
    for (InventoryAccount account : documented.inventory().accounts()) {
      assertThat(account.account().id()).isEmpty();
      assertThat(account.outboundDependencies()).isEmpty();
      assertThat(account.pools()).allSatisfy(it -> assertThat(it.resourceId()).isEmpty());
    }
  }

  @Property(tries = 100)
  void withoutDeclarationNothingIsDeclared(
      @ForAll @WithAccounts(min = 1, max = 2) @InShape(DocumentShape.REST_PAGE)
          DocumentedInventory documented) {
    for (InventoryAccount account : documented.inventory().accounts()) {
      assertThat(account.account().modelHistory()).isEmpty();
      for (BatchPool pool : account.pools()) {
        assertThat(pool.workloads()).isEmpty();
        assertThat(pool.lastScaledFromZero()).isEmpty();
        assertThat(pool.noPublicIpGeneration()).isEqualTo(NoPublicIpGeneration.UNKNOWN);
      }
    }
  }

  @Property(tries = 100)
  void constraintsOfInventoriesHoldForDocumentedOnes(
      @ForAll
          @InShape({DocumentShape.TEMPLATE, DocumentShape.CLI_LIST, DocumentShape.DECLARATION})
          @WithAccounts(min = 1, max = 3)
          @WithPools(min = 2, max = 2)
          @InCloud(Cloud.CHINA)
          @InVirtualNetwork
          @OptedIn
          @FullyKnown
          DocumentedInventory documented) {
    assertThat(documented.inventory().accounts()).hasSizeBetween(1, 3);
    for (InventoryAccount it : documented.inventory().accounts()) {
      BatchAccount account = it.account();
      assertThat(account.region().cloud()).contains(Cloud.CHINA);
      assertThat(account.id()).isPresent();
      assertThat(account.modelHistory().orElseThrow().changes()).isNotEmpty();
      assertThat(it.pools())
          .hasSize(2)
          .allSatisfy(pool -> assertThat(pool.subnet().isPresent()).isTrue());
    }
    assertThat(AzureInventory.read(documented.documents()).inventory())
        .isEqualTo(documented.inventory());
  }

  static DocumentShape shape(InventoryDocument document) {
    Matcher name = SHAPE.matcher(document.name());
    assertThat(name.matches()).isTrue();
    return DocumentShape.valueOf(name.group(1).replace('-', '_').toUpperCase(Locale.ROOT));
  }

  static ImmutableList<DocumentShape> shapes(DocumentedInventory documented) {
    return documented.documents().stream()
        .map(DocumentProperties::shape)
        .collect(toImmutableList());
  }
}
