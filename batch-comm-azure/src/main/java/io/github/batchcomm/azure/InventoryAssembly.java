package io.github.batchcomm.azure;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.MultimapBuilder;
import com.google.common.collect.Multiset;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.Network;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Brings what the documents hold together into one inventory. */
final class InventoryAssembly {

  private static final Comparator<InventoryProblem> PROBLEMS_BY_PLACE =
      Comparator.comparing(InventoryProblem::document)
          .thenComparing(InventoryProblem::pointer)
          .thenComparing(InventoryProblem::text);

  private static final Comparator<InventoryNotice> NOTICES_BY_PLACE =
      Comparator.comparing(InventoryNotice::document)
          .thenComparing(InventoryNotice::pointer)
          .thenComparing(InventoryNotice::text);

  private final ImmutableList<DocumentContent> documents;
  private final List<InventoryProblem> problems;
  private final AccountDirectory directory;

  private InventoryAssembly(
      ImmutableList<DocumentContent> documents, List<InventoryProblem> problems) {
    this.documents = documents;
    this.problems = problems;
    this.directory = AccountDirectory.of(all(DocumentContent::accounts), problems::add);
  }

  /**
   * Assembles the inventory.
   *
   * @param documents the documents that could be read
   * @param problems those of the documents that could not
   */
  static AzureInventory assemble(
      ImmutableList<DocumentContent> documents, ImmutableList<InventoryProblem> problems) {
    return new InventoryAssembly(documents, new ArrayList<>(problems)).inventory();
  }

  private AzureInventory inventory() {
    tiePools();
    tieDependencies();
    ImmutableList<NetworkContent> networks =
        documents.stream().map(DocumentContent::network).collect(ImmutableList.toImmutableList());
    Declarations declarations =
        new Declarations(
            directory,
            all(DocumentContent::declarations),
            networks.stream()
                .flatMap(it -> it.effectiveRoutes().stream())
                .map(Sighting::document)
                .collect(ImmutableSet.toImmutableSet()));
    problems.addAll(declarations.apply());
    List<InventoryNotice> notices = new ArrayList<>(all(DocumentContent::notices));
    Network network =
        new NetworkAssembly(networks, declarations.routePlaces(), problems::add, notices::add)
            .network();
    return AzureInventory.builder()
        .accounts(
            directory.all().stream()
                .filter(it -> !it.isLeftOut())
                .map(AssembledAccount::build)
                .collect(ImmutableList.toImmutableList()))
        .problems(ImmutableList.sortedCopyOf(PROBLEMS_BY_PLACE, problems))
        .notices(ImmutableList.sortedCopyOf(NOTICES_BY_PLACE, notices))
        .unrecognised(unrecognised())
        .network(
            network.toBuilder()
                .hostFirewalls(declarations.hostFirewalls())
                .applianceAssumptions(declarations.applianceAssumptions())
                .build())
        .build();
  }

  private void tiePools() {
    ListMultimap<AssembledAccount, Sighting<BatchPool>> tied =
        tied(all(DocumentContent::pools), pool -> "Pool '" + Quoted.text(pool.id()) + "'");
    for (AssembledAccount account : tied.keySet()) {
      ListMultimap<String, Sighting<BatchPool>> byId =
          MultimapBuilder.treeKeys().arrayListValues().build();
      tied.get(account).forEach(view -> byId.put(Ascii.toLowerCase(view.value().id()), view));
      byId.keySet().forEach(id -> mergePool(account, byId.get(id)));
    }
  }

  private void mergePool(AssembledAccount account, List<Sighting<BatchPool>> views) {
    String id = views.get(0).value().id();
    PoolMerge.FIELDS
        .of(views, "Pool '" + Quoted.text(id) + "'", problems::add)
        .ifPresentOrElse(account::put, () -> account.leaveOutPool(id));
  }

  private void tieDependencies() {
    ListMultimap<AssembledAccount, Sighting<DependencyPage>> tied =
        tied(all(DocumentContent::dependencies), page -> "The list of outbound dependencies");
    for (AssembledAccount account : tied.keySet()) {
      // Beside a page that goes on elsewhere, another may be the rest of it and no list in itself.
      if (tied.get(account).stream().allMatch(page -> page.value().isAll())) {
        putDependencies(account, tied.get(account));
      }
    }
  }

  private void putDependencies(AssembledAccount account, List<Sighting<DependencyPage>> lists) {
    Sighting<DependencyPage> first = lists.get(0);
    Optional<Sighting<DependencyPage>> other =
        lists.stream().filter(it -> !it.value().equals(first.value())).findFirst();
    if (other.isEmpty()) {
      account.put(first.value().entries());
      return;
    }
    problems.add(
        other
            .get()
            .problem(
                "Another list of the account's outbound dependencies, in '"
                    + Quoted.text(first.document())
                    + "' at '"
                    + first.pointer()
                    + "', has other entries. Both are left out; keep the newer document"));
  }

  /**
   * Ties things to their accounts; what cannot be tied is a problem once per document and account.
   */
  private <T> ListMultimap<AssembledAccount, Sighting<T>> tied(
      ImmutableList<Belonging<T>> views, Function<T, String> name) {
    ListMultimap<AssembledAccount, Sighting<T>> tied =
        MultimapBuilder.linkedHashKeys().arrayListValues().build();
    ListMultimap<Untied, Sighting<T>> untied =
        MultimapBuilder.linkedHashKeys().arrayListValues().build();
    for (Belonging<T> one : views) {
      Sighting<T> view = one.view();
      directory
          .find(one.account())
          .ifPresentOrElse(
              account -> tied.put(account, view),
              () -> untied.put(new Untied(view.document(), one.account().toString()), view));
    }
    for (Untied key : untied.keySet()) {
      List<Sighting<T>> same = untied.get(key);
      String more = same.size() == 1 ? "" : " (and " + (same.size() - 1) + " more)";
      problems.add(
          same.get(0)
              .problem(
                  name.apply(same.get(0).value())
                      + more
                      + " belongs to "
                      + key.account
                      + ", and "
                      + candidates()
                      + ". Export the account with 'az batch account show' and read both"
                      + " together"));
    }
    return tied;
  }

  private String candidates() {
    int known = directory.all().size();
    return known == 0
        ? "no document shows an account"
        : "that is none, or not only one, of the " + known + " accounts that the documents show";
  }

  private ImmutableSortedMap<String, Integer> unrecognised() {
    TreeMap<String, Integer> counts = new TreeMap<>();
    for (DocumentContent document : documents) {
      for (Multiset.Entry<String> kind : document.unrecognised().entrySet()) {
        counts.merge(kind.getElement(), kind.getCount(), Integer::sum);
      }
    }
    return ImmutableSortedMap.copyOf(counts, Comparator.naturalOrder());
  }

  private <T> ImmutableList<T> all(Function<DocumentContent, ImmutableList<T>> part) {
    return documents.stream()
        .flatMap(document -> part.apply(document).stream())
        .collect(ImmutableList.toImmutableList());
  }

  /** What could not be tied to the same account, and in which document. */
  private record Untied(String document, String account) {}
}
