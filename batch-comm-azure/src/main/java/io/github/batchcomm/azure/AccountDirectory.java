package io.github.batchcomm.azure;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.MultimapBuilder;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.HostName;
import io.github.batchcomm.model.ResourceId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The accounts of the inventory, and to which of them something belongs. */
final class AccountDirectory {

  private static final Comparator<AssembledAccount> BY_NAME =
      Comparator.comparing((AssembledAccount it) -> Ascii.toLowerCase(it.account().name()))
          .thenComparing(it -> it.account().region());

  private final ImmutableList<AssembledAccount> accounts;

  private AccountDirectory(ImmutableList<AssembledAccount> accounts) {
    this.accounts = accounts;
  }

  /**
   * Brings the views of each account together. An account's name is unique within its region.
   *
   * @param views what the documents show
   * @param problems receives the contradictions
   */
  static AccountDirectory of(
      List<Sighting<BatchAccount>> views, Consumer<InventoryProblem> problems) {
    ListMultimap<String, Sighting<BatchAccount>> byKey =
        MultimapBuilder.linkedHashKeys().arrayListValues().build();
    views.forEach(view -> byKey.put(key(view.value()), view));
    List<AssembledAccount> accounts = new ArrayList<>();
    Map<ResourceId, Located> byId = new HashMap<>();
    for (String key : byKey.keySet()) {
      List<Sighting<BatchAccount>> same = byKey.get(key);
      AssembledAccount account = merged(same, problems);
      accounts.add(account);
      account
          .account()
          .id()
          .ifPresent(
              id -> refuseSecondRegion(byId, id, new Located(account, same.get(0)), problems));
    }
    return new AccountDirectory(ImmutableList.sortedCopyOf(BY_NAME, accounts));
  }

  private static AssembledAccount merged(
      List<Sighting<BatchAccount>> same, Consumer<InventoryProblem> problems) {
    BatchAccount first = same.get(0).value();
    Optional<BatchAccount> merged =
        AccountMerge.FIELDS.of(same, "Account '" + Quoted.text(first.name()) + "'", problems);
    if (merged.isPresent()) {
      return new AssembledAccount(merged.get());
    }
    AssembledAccount leftOut = new AssembledAccount(first);
    leftOut.leaveOut();
    return leftOut;
  }

  private static void refuseSecondRegion(
      Map<ResourceId, Located> byId,
      ResourceId id,
      Located located,
      Consumer<InventoryProblem> problems) {
    Located other = byId.putIfAbsent(id, located);
    if (other == null) {
      return;
    }
    located.account.leaveOut();
    other.account.leaveOut();
    problems.accept(
        located.view.problem(
            "Account '"
                + Quoted.text(located.view.value().name())
                + "' is given differently elsewhere: location is "
                + located.view.value().region()
                + " here and "
                + other.view.value().region()
                + " in '"
                + Quoted.text(other.view.document())
                + "' at '"
                + other.view.pointer()
                + "'. It is left out; keep the newer of the two documents"));
  }

  private static String key(BatchAccount account) {
    return Ascii.toLowerCase(account.name()) + '/' + account.region();
  }

  /** {@return every account, in order of name} */
  ImmutableList<AssembledAccount> all() {
    return accounts;
  }

  /** {@return the accounts of a name, in any case; several if they are in several regions} */
  ImmutableList<AssembledAccount> named(String name) {
    return matching(it -> Ascii.equalsIgnoreCase(it.name(), name));
  }

  /** {@return the one account that is meant; empty if there is none, or more than one} */
  Optional<AssembledAccount> find(AccountHint hint) {
    if (hint instanceof AccountHint.OfId ofId) {
      return one(matching(it -> it.id().equals(Optional.of(ofId.id()))))
          .or(() -> one(matching(it -> it.id().isEmpty() && isNamed(it, ofId.id().name()))));
    }
    if (hint instanceof AccountHint.OfName ofName) {
      return one(named(ofName.name()));
    }
    if (hint instanceof AccountHint.OfHost ofHost) {
      return one(matching(it -> answersAt(it, ofHost.host())))
          .or(() -> one(accounts).filter(it -> mayAnswerAt(it.account(), ofHost.host())));
    }
    return one(accounts);
  }

  private static boolean isNamed(BatchAccount account, String name) {
    return Ascii.equalsIgnoreCase(account.name(), name);
  }

  private static boolean answersAt(BatchAccount account, HostName host) {
    String named = Ascii.toLowerCase(account.name()) + '.' + account.region() + ".batch.";
    return account.accountEndpoint().equals(Optional.of(host)) || host.text().startsWith(named);
  }

  /** An only account is not meant where the host is Batch's and begins with another's name. */
  private static boolean mayAnswerAt(BatchAccount account, HostName host) {
    return !host.text().contains(".batch.") || isNamed(account, host.firstLabel());
  }

  private ImmutableList<AssembledAccount> matching(Predicate<BatchAccount> predicate) {
    return accounts.stream()
        .filter(it -> predicate.test(it.account()))
        .collect(ImmutableList.toImmutableList());
  }

  private static Optional<AssembledAccount> one(ImmutableList<AssembledAccount> found) {
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /** An account and the first place that shows it. */
  private record Located(AssembledAccount account, Sighting<BatchAccount> view) {}
}
