package io.github.batchcomm.azure;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ListMultimap;
import io.github.batchcomm.model.ApplianceAssumption;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.HostFirewall;
import io.github.batchcomm.model.PoolKey;
import io.github.batchcomm.model.SubnetReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Adds what is declared to the accounts and pools; a document with a problem adds nothing. */
final class Declarations {

  private final AccountDirectory directory;
  private final ImmutableList<Declaration> declarations;
  private final ImmutableSet<String> withEffectiveRoutes;
  private final Map<PoolKey, HostFirewall> hostFirewalls = new LinkedHashMap<>();
  private final Set<ApplianceAssumption> applianceAssumptions = new LinkedHashSet<>();
  private final Map<String, SubnetReference> routePlaces = new LinkedHashMap<>();

  /**
   * Takes declarations.
   *
   * @param directory the accounts and pools to add to
   * @param declarations what is declared
   * @param withEffectiveRoutes the names of the documents that show effective routes
   */
  Declarations(
      AccountDirectory directory,
      ImmutableList<Declaration> declarations,
      ImmutableSet<String> withEffectiveRoutes) {
    this.directory = directory;
    this.declarations = declarations;
    this.withEffectiveRoutes = withEffectiveRoutes;
  }

  /** {@return the problems, at most one for each document} */
  ImmutableList<InventoryProblem> apply() {
    List<InventoryProblem> problems = new ArrayList<>();
    ImmutableList<Declaration> fitting = withoutProblem(declarations, this::misfit, problems);
    ImmutableListMultimap<String, Declaration.Statement> bySubject =
        fitting.stream()
            .flatMap(Declaration::statements)
            .collect(
                ImmutableListMultimap.toImmutableListMultimap(
                    Declaration.Statement::subject, it -> it));
    ImmutableList<Declaration> agreeing =
        withoutProblem(fitting, it -> disagreement(it, bySubject), problems);
    for (Declaration declaration : agreeing) {
      declaration.entries().forEach(this::add);
      declaration.appliances().forEach(it -> applianceAssumptions.addAll(it.value()));
      declaration.routePlaces().forEach(it -> routePlaces.put(it.shownIn(), it.value()));
    }
    return ImmutableList.copyOf(problems);
  }

  /** {@return the software firewalls that were added} */
  ImmutableMap<PoolKey, HostFirewall> hostFirewalls() {
    return ImmutableMap.copyOf(hostFirewalls);
  }

  /** {@return what was added of appliances} */
  ImmutableList<ApplianceAssumption> applianceAssumptions() {
    return ImmutableList.copyOf(applianceAssumptions);
  }

  /** {@return the subnets whose effective routes documents show, by the documents' names} */
  ImmutableMap<String, SubnetReference> routePlaces() {
    return ImmutableMap.copyOf(routePlaces);
  }

  private static ImmutableList<Declaration> withoutProblem(
      ImmutableList<Declaration> declarations,
      Function<Declaration, Optional<InventoryProblem>> check,
      List<InventoryProblem> problems) {
    ImmutableList.Builder<Declaration> good = ImmutableList.builder();
    for (Declaration declaration : declarations) {
      check.apply(declaration).ifPresentOrElse(problems::add, () -> good.add(declaration));
    }
    return good.build();
  }

  private Optional<InventoryProblem> misfit(Declaration declaration) {
    for (Declaration.Entry entry : declaration.entries()) {
      ImmutableList<AssembledAccount> accounts = directory.named(entry.account());
      if (accounts.size() > 1) {
        return Optional.of(
            declaration.problem(
                entry.pointer(),
                "Several accounts are named '"
                    + Quoted.text(entry.account())
                    + "', in different regions. Read their documents apart from each other"));
      }
      if (accounts.isEmpty() || !holds(accounts.get(0), entry)) {
        return Optional.of(
            declaration.problem(
                entry.pointer(),
                "No document shows "
                    + entry.pool().map(pool -> "the pool '" + pool + "' of ").orElse("")
                    + "the account '"
                    + Quoted.text(entry.account())
                    + "'. Correct the name, or export the resource and read both together"));
      }
      Optional<InventoryProblem> refused = refused(declaration, entry, accounts.get(0));
      if (refused.isPresent()) {
        return refused;
      }
    }
    return declaration.routePlaces().stream()
        .filter(it -> !withEffectiveRoutes.contains(it.shownIn()))
        .findFirst()
        .map(
            it ->
                declaration.problem(
                    it.pointer(),
                    "No document named '"
                        + Quoted.text(it.shownIn())
                        + "' shows effective routes. Write the name of one that does, as it stands"
                        + " in the directory"));
  }

  /** What was left out was seen, and has a problem of its own. */
  private static boolean holds(AssembledAccount account, Declaration.Entry entry) {
    return entry.pool().isEmpty()
        || account.isPoolLeftOut(entry.pool().get())
        || account.pool(entry.pool().get()).isPresent();
  }

  private static Optional<InventoryProblem> refused(
      Declaration declaration, Declaration.Entry entry, AssembledAccount account) {
    Optional<BatchPool> pool = entry.pool().flatMap(account::pool);
    for (Declaration.Fact<?> fact : entry.facts()) {
      if (pool.isPresent() && fact instanceof Declaration.PoolFact<?> poolFact) {
        try {
          poolFact.addTo(pool.get());
        } catch (IllegalArgumentException e) {
          return Optional.of(
              declaration.problem(
                  fact.pointer(),
                  Quoted.text(String.valueOf(e.getMessage())) + ". Correct what is declared"));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<InventoryProblem> disagreement(
      Declaration declaration, ListMultimap<String, Declaration.Statement> bySubject) {
    return declaration
        .statements()
        .flatMap(
            statement ->
                bySubject.get(statement.subject()).stream()
                    .filter(statement::contradicts)
                    .map(other -> disagreement(declaration, statement, other)))
        .findFirst();
  }

  private static InventoryProblem disagreement(
      Declaration declaration, Declaration.Statement here, Declaration.Statement there) {
    return declaration.problem(
        here.fact().pointer(),
        "'"
            + Quoted.text(there.document())
            + "' declares something else of the same resource, at '"
            + there.fact().pointer()
            + "'. Neither document is taken; keep the one that is true");
  }

  private void add(Declaration.Entry entry) {
    AssembledAccount account = directory.named(entry.account()).get(0);
    for (Declaration.Fact<?> fact : entry.facts()) {
      if (fact instanceof Declaration.History history) {
        account.put(history.addTo(account.account()));
      } else if (fact instanceof Declaration.PoolFact<?> poolFact) {
        entry.pool().flatMap(account::pool).ifPresent(pool -> account.put(poolFact.addTo(pool)));
      } else if (fact instanceof Declaration.NodeFirewall firewall) {
        entry
            .pool()
            .filter(pool -> !account.isPoolLeftOut(pool))
            .ifPresent(
                pool -> hostFirewalls.put(new PoolKey(entry.account(), pool), firewall.value()));
      }
    }
  }
}
