package io.github.batchcomm.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import io.github.batchcomm.azure.AzureInventory;
import io.github.batchcomm.azure.InventoryNotice;
import io.github.batchcomm.azure.InventoryProblem;
import io.github.batchcomm.edition.Editions;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.InventoryAccount;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.Region;
import io.github.batchcomm.model.SubnetReference;
import java.util.List;
import java.util.stream.IntStream;
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

  @Property(tries = 60, edgeCases = EdgeCasesMode.MIXIN)
  void noLineIsWiderThan120ColumnsWhateverTheNames(
      @ForAll("names") String account,
      @ForAll("names") String pool,
      @ForAll("names") String document,
      @ForAll("networkNames") String network,
      @ForAll @IntRange(min = 1, max = 12) int pools) {
    String report = TextReport.of(audit(account, pool, document, network, pools), Ansi.OFF);
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

  private static Audit audit(
      String account, String pool, String document, String network, int pools) {
    InventoryAccount inventoryAccount =
        InventoryAccount.builder()
            .account(BatchAccount.builder().name(account).region(Region.of("nowhere")).build())
            .pools(IntStream.range(0, pools).mapToObj(i -> pool(pool + i, network, i % 3)).toList())
            .build();
    return Audit.of(
        AzureInventory.builder()
            .accounts(List.of(inventoryAccount))
            .problems(ImmutableList.of(new InventoryProblem(document, "/" + document, pool)))
            .notices(
                ImmutableList.of(
                    new InventoryNotice(
                        InventoryNotice.Kind.VALUE_NOT_USED, document, "", document)))
            .unrecognised(ImmutableSortedMap.of(document, 3))
            .build(),
        Editions.latest(),
        AuditRun.NOW);
  }

  private static BatchPool pool(String id, String network, int kind) {
    Presence<SubnetReference> subnet =
        switch (kind) {
          case 0 -> Presence.unknown();
          case 1 -> Presence.none();
          default ->
              Presence.of(
                  SubnetReference.parse(
                      "/subscriptions/s/resourceGroups/r/providers/Microsoft.Network/virtualNetworks/%s/subnets/%s"
                          .formatted(network, network)));
        };
    return BatchPool.builder().id(id).subnet(subnet).build();
  }
}
