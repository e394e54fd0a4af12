package io.github.batchcomm.testkit;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import io.github.batchcomm.edition.Clause;
import io.github.batchcomm.edition.DecisionRule;
import io.github.batchcomm.edition.DefaultModeSchedule;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.EndpointRequirement;
import io.github.batchcomm.edition.NodeManagementAccess;
import io.github.batchcomm.edition.Outcome;
import io.github.batchcomm.edition.RegionSupport;
import io.github.batchcomm.edition.Retirement;
import io.github.batchcomm.edition.Source;
import io.github.batchcomm.model.Cloud;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * A change that somebody makes to an edition.
 *
 * @param description what it does, for the id of the edition made
 * @param change what it does to the edition
 */
record EditionChange(String description, UnaryOperator<Edition> change) {

  private static final Source OWN = new Source("Edition of a test", "made up");

  /** Decides all that no other rule decides, so that any other rule may be left out. */
  private static final Clause<DecisionRule> OTHERWISE =
      new Clause<>(
          "own-otherwise",
          DecisionRule.builder()
              .code("own-otherwise")
              .outcome(Outcome.either())
              .text("Nobody decided.")
              .build(),
          OWN);

  Edition applyTo(Edition edition) {
    return change.apply(edition).toBuilder()
        .id(edition.id() + ", " + description)
        .isRevision(false)
        .build();
  }

  /**
   * Every kind of change after which an edition is still one, and does not contradict itself: how a
   * model is chosen stays as it is, because the rules are made for it.
   */
  static Arbitrary<EditionChange> of(Edition edition) {
    ImmutableList.Builder<Arbitrary<EditionChange>> changes = ImmutableList.builder();
    changes.add(ruleLeftOut(edition));
    changes.add(ruleAdded(edition));
    changes.add(ruleChanged(edition));
    changes.add(endpointLeftOut(edition));
    changes.add(endpointAdded());
    changes.add(endpointChanged(edition));
    changes.add(regions());
    changes.add(nodeManagementAccess());
    if (edition.defaultModeSchedule().isPresent()) {
      changes.add(schedule());
    }
    if (!edition.retirements().isEmpty()) {
      changes.add(retirement(edition));
    }
    return Arbitraries.oneOf(changes.build());
  }

  private static Arbitrary<EditionChange> ruleLeftOut(Edition edition) {
    return Arbitraries.of(ids(edition.decisionTable()))
        .map(
            id ->
                new EditionChange(
                    "without rule " + id,
                    before -> {
                      List<Clause<DecisionRule>> rules = without(before.decisionTable(), id);
                      if (rules.stream().noneMatch(OTHERWISE::equals)) {
                        rules.add(OTHERWISE);
                      }
                      return before.toBuilder().decisionTable(rules).build();
                    }));
  }

  private static Arbitrary<EditionChange> ruleAdded(Edition edition) {
    return Combinators.combine(
            Arbitraries.integers().between(0, edition.decisionTable().size()),
            EditionParts.decisionRules())
        .as(
            (place, rule) ->
                new EditionChange(
                    "with own rule %s at %s when %s: %s"
                        .formatted(rule.limitation(), place, rule.when(), text(rule.outcome())),
                    before -> {
                      String code = freeId(before, rule.code());
                      List<Clause<DecisionRule>> rules = new ArrayList<>(before.decisionTable());
                      rules.add(
                          Math.min(place, rules.size()),
                          new Clause<>(
                              code, DecisionRule.builder().from(rule).code(code).build(), OWN));
                      return before.toBuilder().decisionTable(rules).build();
                    }));
  }

  private static Arbitrary<EditionChange> ruleChanged(Edition edition) {
    return Combinators.combine(
            Arbitraries.of(ids(edition.decisionTable())), EditionParts.outcomes())
        .as(
            (id, outcome) ->
                new EditionChange(
                    "with %s concluding %s".formatted(id, text(outcome)),
                    before ->
                        before.toBuilder()
                            .decisionTable(
                                changed(
                                    before.decisionTable(),
                                    id,
                                    rule ->
                                        DecisionRule.builder().from(rule).outcome(outcome).build()))
                            .build()));
  }

  private static String text(Outcome outcome) {
    return "%s %s%s"
        .formatted(
            outcome.models(),
            outcome.promise().value().map(model -> "promising " + model).orElse("unpromised"),
            outcome.allocatable() ? "" : " without new nodes");
  }

  /** An id that no clause of the edition has. */
  private static String freeId(Edition edition, String start) {
    int number = 1;
    while (edition.clauses().containsKey(start + "-" + number)) {
      number++;
    }
    return start + "-" + number;
  }

  private static <T extends Serializable> List<Clause<T>> changed(
      List<Clause<T>> clauses, String id, UnaryOperator<T> change) {
    return clauses.stream()
        .map(
            clause ->
                clause.id().equals(id)
                    ? new Clause<>(id, change.apply(clause.content()), OWN)
                    : clause)
        .toList();
  }

  private static Arbitrary<EditionChange> endpointAdded() {
    return EditionParts.endpointRequirements()
        .map(
            endpoint ->
                new EditionChange(
                    "with own endpoint %s %s %s %s for %s %s"
                        .formatted(
                            endpoint.direction(),
                            endpoint.protocols(),
                            endpoint.ports(),
                            endpoint.remote(),
                            endpoint.models(),
                            endpoint.occasion().getClass().getSimpleName()),
                    before -> {
                      String id = freeId(before, endpoint.id());
                      return before.toBuilder()
                          .addEndpoints(
                              new Clause<>(
                                  id,
                                  EndpointRequirement.builder().from(endpoint).id(id).build(),
                                  OWN))
                          .build();
                    }));
  }

  private static Arbitrary<EditionChange> endpointChanged(Edition edition) {
    return Combinators.combine(
            Arbitraries.of(ids(edition.endpoints())), BatchArbitraries.portRanges())
        .as(
            (id, ports) ->
                new EditionChange(
                    "with %s on %s".formatted(id, ports),
                    before ->
                        before.toBuilder()
                            .endpoints(
                                changed(
                                    before.endpoints(),
                                    id,
                                    endpoint ->
                                        EndpointRequirement.builder()
                                            .from(endpoint)
                                            .ports(ImmutableSortedSet.of(ports))
                                            .build()))
                            .build()));
  }

  private static Arbitrary<EditionChange> endpointLeftOut(Edition edition) {
    return Arbitraries.of(ids(edition.endpoints()))
        .map(
            id ->
                new EditionChange(
                    "without endpoint " + id,
                    before -> {
                      List<Clause<EndpointRequirement>> endpoints = without(before.endpoints(), id);
                      return before.toBuilder().endpoints(endpoints).build();
                    }));
  }

  private static Arbitrary<EditionChange> regions() {
    return EditionParts.regionSupports()
        .map(
            support ->
                new EditionChange(
                    "with regions " + text(support),
                    before ->
                        before.toBuilder()
                            .regionSupport(new Clause<>(before.regionSupport().id(), support, OWN))
                            .build()));
  }

  private static String text(RegionSupport support) {
    return support instanceof RegionSupport.ByCloud byCloud
        ? String.valueOf(byCloud.clouds().get(Cloud.PUBLIC))
        : "unlisted";
  }

  private static Arbitrary<EditionChange> nodeManagementAccess() {
    return Arbitraries.of(NodeManagementAccess.class)
        .map(
            access ->
                new EditionChange(
                    "with " + access,
                    before ->
                        before.toBuilder()
                            .nodeManagementAccess(
                                new Clause<>(before.nodeManagementAccess().id(), access, OWN))
                            .build()));
  }

  private static Arbitrary<EditionChange> schedule() {
    Arbitrary<EditionChange> moved =
        Combinators.combine(
                Arbitraries.integers().between(-400, 400), Arbitraries.integers().between(0, 3))
            .as(
                (days, uncertain) ->
                    new EditionChange(
                        "with the default switch moved by %s days, %s uncertain"
                            .formatted(days, uncertain),
                        before ->
                            before.toBuilder()
                                .defaultModeSchedule(
                                    before
                                        .defaultModeSchedule()
                                        .map(clause -> moved(clause, days, uncertain)))
                                .build()));
    return Arbitraries.oneOf(
        Arbitraries.just(
            new EditionChange(
                "without a default switch",
                before -> before.toBuilder().defaultModeSchedule(Optional.empty()).build())),
        moved);
  }

  private static Clause<DefaultModeSchedule> moved(
      Clause<DefaultModeSchedule> clause, int days, int uncertain) {
    return new Clause<>(
        clause.id(),
        new DefaultModeSchedule(clause.content().lastClassicDay().plusDays(days), uncertain),
        OWN);
  }

  private static Arbitrary<EditionChange> retirement(Edition edition) {
    Arbitrary<String> which = Arbitraries.of(ids(edition.retirements()));
    return Arbitraries.oneOf(
        which.map(
            id ->
                new EditionChange(
                    "without " + id,
                    before ->
                        before.toBuilder().retirements(without(before.retirements(), id)).build())),
        Combinators.combine(which, Arbitraries.integers().between(-400, 400))
            .as(
                (id, days) ->
                    new EditionChange(
                        "with %s moved by %s days".formatted(id, days),
                        before ->
                            before.toBuilder()
                                .retirements(
                                    before.retirements().stream()
                                        .map(it -> it.id().equals(id) ? moved(it, days) : it)
                                        .toList())
                                .build())));
  }

  private static Clause<Retirement> moved(Clause<Retirement> clause, int days) {
    Retirement retirement = clause.content();
    return new Clause<>(
        clause.id(),
        new Retirement(retirement.feature(), retirement.lastDay().plusDays(days)),
        OWN);
  }

  private static ImmutableList<String> ids(List<? extends Clause<?>> clauses) {
    return clauses.stream().map(Clause::id).collect(toImmutableList());
  }

  private static <T extends Serializable> List<Clause<T>> without(
      List<Clause<T>> clauses, String id) {
    List<Clause<T>> others = new ArrayList<>(clauses);
    others.removeIf(clause -> clause.id().equals(id));
    return others;
  }
}
