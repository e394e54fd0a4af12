package io.github.batchcomm.testkit;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.edition.Clause;
import io.github.batchcomm.edition.DecisionRule;
import io.github.batchcomm.edition.DefaultModeSchedule;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.EndpointRequirement;
import io.github.batchcomm.edition.FactValue;
import io.github.batchcomm.edition.LimitationStatus;
import io.github.batchcomm.edition.NodeManagementAccess;
import io.github.batchcomm.edition.Outcome;
import io.github.batchcomm.edition.RegionSupport;
import io.github.batchcomm.edition.Retirement;
import io.github.batchcomm.edition.Source;
import io.github.batchcomm.model.Cloud;
import io.github.batchcomm.model.CommunicationModel;
import io.github.batchcomm.model.Region;
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
      rule("own-otherwise", ImmutableSet.of(), Outcome.either(), LimitationStatus.NONE);

  Edition applyTo(Edition edition) {
    return change.apply(edition).toBuilder()
        .id(edition.id() + ", " + description)
        .isRevision(false)
        .build();
  }

  /** Every kind of change that an edition allows. */
  static Arbitrary<EditionChange> of(Edition edition) {
    ImmutableList.Builder<Arbitrary<EditionChange>> changes = ImmutableList.builder();
    changes.add(ruleLeftOut(edition));
    changes.add(ruleAdded(edition));
    changes.add(endpointLeftOut(edition));
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
    Arbitrary<Outcome> outcomes =
        Arbitraries.of(
            Outcome.promised(CommunicationModel.CLASSIC),
            Outcome.promised(CommunicationModel.SIMPLIFIED),
            Outcome.unpromised(CommunicationModel.CLASSIC),
            Outcome.unpromised(CommunicationModel.SIMPLIFIED),
            Outcome.either(),
            Outcome.promised(CommunicationModel.CLASSIC).withoutNewNodes());
    return Combinators.combine(
            Arbitraries.integers().between(0, edition.decisionTable().size()),
            Arbitraries.of(FactValue.class).set().ofMinSize(1).ofMaxSize(4),
            outcomes,
            Arbitraries.of(LimitationStatus.class))
        .as(
            (place, when, outcome, limitation) ->
                new EditionChange(
                    "with own rule %s at %s when %s: %s %s %s"
                        .formatted(
                            limitation,
                            place,
                            when.stream().sorted().toList(),
                            outcome.models(),
                            outcome.promise().isPresent() ? "promised" : "unpromised",
                            outcome.allocatable() ? "" : "without new nodes"),
                    before -> {
                      String code = "own-rule-" + before.decisionTable().size();
                      List<Clause<DecisionRule>> rules = new ArrayList<>(before.decisionTable());
                      rules.add(
                          Math.min(place, rules.size()),
                          rule(code, ImmutableSet.copyOf(when), outcome, limitation));
                      return before.toBuilder().decisionTable(rules).build();
                    }));
  }

  private static Clause<DecisionRule> rule(
      String code, ImmutableSet<FactValue> when, Outcome outcome, LimitationStatus limitation) {
    return new Clause<>(
        code,
        DecisionRule.builder()
            .code(code)
            .when(when)
            .outcome(outcome)
            .text("Somebody decided so.")
            .limitation(limitation)
            .build(),
        OWN);
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
    Arbitrary<ImmutableSet<Region>> some =
        BatchArbitraries.regions().set().ofMaxSize(3).map(ImmutableSet::copyOf);
    return Arbitraries.oneOf(
        Arbitraries.just(supporting("without regions", new RegionSupport.Unlisted())),
        some.map(
            regions ->
                supporting("with only regions " + regions, of(new RegionSupport.Only(regions)))),
        some.map(
            regions ->
                supporting(
                    "with all regions except " + regions,
                    of(new RegionSupport.AllExcept(regions)))));
  }

  private static RegionSupport of(RegionSupport.CloudRegions regions) {
    ImmutableMap.Builder<Cloud, RegionSupport.CloudRegions> clouds = ImmutableMap.builder();
    for (Cloud cloud : Cloud.values()) {
      clouds.put(cloud, regions);
    }
    return new RegionSupport.ByCloud(clouds.buildOrThrow());
  }

  private static EditionChange supporting(String description, RegionSupport support) {
    return new EditionChange(
        description,
        before ->
            before.toBuilder()
                .regionSupport(new Clause<>(before.regionSupport().id(), support, OWN))
                .build());
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
