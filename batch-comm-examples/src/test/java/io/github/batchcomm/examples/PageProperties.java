package io.github.batchcomm.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import io.github.batchcomm.azure.AzureInventory;
import io.github.batchcomm.azure.InventoryNotice;
import io.github.batchcomm.azure.InventoryProblem;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.model.Inventory;
import io.github.batchcomm.model.InventoryAccount;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.SubnetReference;
import io.github.batchcomm.testkit.constraints.Published;
import io.github.batchcomm.testkit.constraints.WithAccounts;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import picocli.CommandLine.Help.Ansi;

/** Laws of the text report's layout. */
class PageProperties {

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void noLineIsWiderThan120ColumnsWhateverTheNames(
      @ForAll @WithAccounts(min = 1, max = 2) Inventory inventory,
      @ForAll @Published Edition edition,
      @ForAll("names") String account,
      @ForAll("names") String pool,
      @ForAll("names") String document,
      @ForAll("networkNames") String network) {
    Inventory renamed = renamed(inventory, account, pool, network);
    String report = TextReport.of(audit(renamed, edition, document, pool), Ansi.OFF);
    assertThat(report.lines())
        .allMatch(line -> line.codePointCount(0, line.length()) <= Page.WIDTH);
  }

  @Property
  void wrappingLosesNoWordAndAddsNone(
      @ForAll("paragraphs") String words, @ForAll @IntRange(min = 0, max = 40) int indent) {
    Page page = new Page(Ansi.OFF);
    page.paragraph(indent, words);
    assertThat(page.toString().replaceAll("\\s", "")).isEqualTo(words.replaceAll("\\s", ""));
    assertThat(page.toString().lines())
        .allMatch(line -> line.codePointCount(0, line.length()) <= Page.WIDTH);
  }

  @Property
  void aTableIsNeverWiderThanItsRoom(
      @ForAll("names") String first, @ForAll("names") String second) {
    Table table = new Table(ImmutableSet.of(0, 1), "FIRST", "SECOND", "THIRD");
    table.add(Table.Cell.of(first), Table.Cell.of(second), Table.Cell.of("classic"));
    Page page = new Page(Ansi.OFF);
    page.table(4, table);
    assertThat(page.toString().lines().map(line -> line.codePointCount(0, line.length())))
        .hasSize(2)
        .allMatch(width -> width <= Page.WIDTH);
    assertThat(page.toString()).contains("classic");
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings()
        .withChars("abc-_.…")
        .withCharRange('0', '9')
        .withChars(' ', '\t', '\u001b', '\uD83D', '\uDE00')
        .ofMinLength(1)
        .ofMaxLength(400);
  }

  @Provide
  Arbitrary<String> networkNames() {
    return Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(200);
  }

  @Provide
  Arbitrary<String> paragraphs() {
    return Arbitraries.strings().withChars("abcdefgh     ").ofMaxLength(600);
  }

  /** The inventory with these names in place of its own. */
  private static Inventory renamed(
      Inventory inventory, String account, String pool, String network) {
    SubnetReference subnet =
        SubnetReference.parse(
            "/subscriptions/s/resourceGroups/r/providers/Microsoft.Network/virtualNetworks/%s/subnets/%s"
                .formatted(network, network));
    ImmutableList.Builder<InventoryAccount> accounts = ImmutableList.builder();
    for (InventoryAccount found : inventory.accounts()) {
      accounts.add(
          InventoryAccount.builder()
              .from(found)
              .account(found.account().toBuilder().name(account + found.account().name()).build())
              .pools(
                  found.pools().stream()
                      .map(
                          it ->
                              it.toBuilder()
                                  .id(pool + it.id())
                                  .subnet(
                                      it.subnet().isPresent() ? Presence.of(subnet) : it.subnet())
                                  .build())
                      .toList())
              .build());
    }
    return new Inventory(accounts.build());
  }

  private static Audit audit(Inventory inventory, Edition edition, String document, String text) {
    return Audit.of(
        AzureInventory.builder()
            .accounts(inventory.accounts())
            .problems(ImmutableList.of(new InventoryProblem(document, "/" + document, text)))
            .notices(
                ImmutableList.of(
                    new InventoryNotice(
                        InventoryNotice.Kind.VALUE_NOT_USED, document, "", document)))
            .unrecognised(ImmutableSortedMap.of(document, 3))
            .build(),
        edition,
        AuditRun.NOW);
  }
}
