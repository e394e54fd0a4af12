package io.github.batchcomm.azure;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.model.BatchPool;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Adds what is declared to the accounts and pools; a document with a problem adds nothing. */
final class Declarations {

  private final AccountDirectory directory;
  private final ImmutableList<Declaration> declarations;

  Declarations(AccountDirectory directory, ImmutableList<Declaration> declarations) {
    this.directory = directory;
    this.declarations = declarations;
  }

  /** {@return the problems, at most one for each document} */
  ImmutableList<InventoryProblem> apply() {
    List<InventoryProblem> problems = new ArrayList<>();
    ImmutableList<Declaration> fitting = withoutProblem(declarations, this::misfit, problems);
    Map<FactKey, ImmutableList<Declared>> byKey = byKey(fitting);
    ImmutableList<Declaration> agreeing =
        withoutProblem(fitting, it -> disagreement(it, byKey), problems);
    agreeing.stream().flatMap(it -> it.entries().stream()).forEach(this::add);
    return ImmutableList.copyOf(problems);
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
    return Optional.empty();
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

  private static Map<FactKey, ImmutableList<Declared>> byKey(
      ImmutableList<Declaration> declarations) {
    Map<FactKey, ImmutableList<Declared>> byKey = new HashMap<>();
    for (Declaration declaration : declarations) {
      for (Declaration.Entry entry : declaration.entries()) {
        for (Declaration.Fact<?> fact : entry.facts()) {
          byKey.merge(
              FactKey.of(entry, fact),
              ImmutableList.of(new Declared(declaration.document(), fact)),
              (some, more) -> ImmutableList.<Declared>builder().addAll(some).addAll(more).build());
        }
      }
    }
    return byKey;
  }

  private static Optional<InventoryProblem> disagreement(
      Declaration declaration, Map<FactKey, ImmutableList<Declared>> byKey) {
    for (Declaration.Entry entry : declaration.entries()) {
      for (Declaration.Fact<?> fact : entry.facts()) {
        Optional<Declared> other =
            byKey.getOrDefault(FactKey.of(entry, fact), ImmutableList.of()).stream()
                .filter(it -> !it.fact.value().equals(fact.value()))
                .findFirst();
        if (other.isPresent()) {
          return Optional.of(
              declaration.problem(
                  fact.pointer(),
                  "'"
                      + Quoted.text(other.get().document)
                      + "' declares something else of the same resource, at '"
                      + other.get().fact.pointer()
                      + "'. Neither document is taken; keep the one that is true"));
        }
      }
    }
    return Optional.empty();
  }

  private void add(Declaration.Entry entry) {
    AssembledAccount account = directory.named(entry.account()).get(0);
    for (Declaration.Fact<?> fact : entry.facts()) {
      if (fact instanceof Declaration.History history) {
        account.put(history.addTo(account.account()));
      } else if (fact instanceof Declaration.PoolFact<?> poolFact) {
        entry.pool().flatMap(account::pool).ifPresent(pool -> account.put(poolFact.addTo(pool)));
      }
    }
  }

  /** Which fact of which resource. */
  private record FactKey(String resource, Class<?> kind) {

    static FactKey of(Declaration.Entry entry, Declaration.Fact<?> fact) {
      return new FactKey(entry.key(), fact.getClass());
    }
  }

  /** A fact and the document that declares it. */
  private record Declared(String document, Declaration.Fact<?> fact) {}
}
