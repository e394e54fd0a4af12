package io.github.batchcomm.effective;

import static io.github.batchcomm.model.CommunicationModel.CLASSIC;
import static io.github.batchcomm.model.CommunicationModel.SIMPLIFIED;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.edition.Clause;
import io.github.batchcomm.edition.DecisionRule;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.ModelChoice;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.CommunicationModel;
import io.github.batchcomm.model.CommunicationModelChange;
import io.github.batchcomm.model.ModelHistory;
import io.github.batchcomm.model.NodePresence;
import io.github.batchcomm.model.Region;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** Laws that hold whatever is known. */
@Domain(ModelArbitraries.class)
@Domain(DomainContext.Global.class)
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class EffectiveModelProperties {

  @Property
  void anIndependentReadingOfTheDocumentationGivesTheSameAnswer(
      @ForAll Edition edition,
      @ForAll BatchAccount account,
      @ForAll BatchPool pool,
      @ForAll Instant asOf) {
    EffectiveModel model = resolve(edition, account, pool, asOf);

    assertThat(new ModelOracle.Answer(model.current(), model.next(), model.expected()))
        .isEqualTo(new ModelOracle(edition.id()).answer(account, pool, asOf));
  }

  @Property(tries = 300)
  void theSameQuestionGetsTheSameAnswer(
      @ForAll Edition edition,
      @ForAll BatchAccount account,
      @ForAll BatchPool pool,
      @ForAll Instant asOf) {
    assertThat(resolve(edition, account, pool, asOf))
        .isEqualTo(
            resolve(
                edition.toBuilder().build(),
                account.toBuilder().build(),
                pool.toBuilder().build(),
                asOf));
  }

  @Property
  void noModelIsInUseExactlyInPoolsWithoutNodes(
      @ForAll Edition edition,
      @ForAll BatchAccount account,
      @ForAll BatchPool pool,
      @ForAll Instant asOf) {
    assertThat(resolve(edition, account, pool, asOf).current().isEmpty())
        .isEqualTo(pool.nodes() == NodePresence.NONE);
  }

  @Property
  void aChangeOfTheAccountAloneDoesNotChangeTheModelOfAPoolWithNodes(
      @ForAll Edition edition,
      @ForAll BatchAccount account,
      @ForAll BatchPool pool,
      @ForAll ModelHistory history,
      @ForAll CommunicationModel to,
      @ForAll Instant allocated,
      @ForAll Instant requested,
      @ForAll Instant asOf) {
    Assume.that(!isPending(history));
    Instant nodesSince = latest(allocated, pool.creationTime().orElse(allocated));
    BatchPool withNodes =
        pool.toBuilder().currentDedicatedNodes(1).lastScaledFromZero(nodesSince).build();
    Instant later = latest(requested, nodesSince.plusNanos(1), end(history));
    ModelHistory changed =
        new ModelHistory(
            ImmutableList.<CommunicationModelChange>builder()
                .addAll(history.changes())
                .add(CommunicationModelChange.at(to, later))
                .build());

    assertThat(resolve(edition, with(account, changed), withNodes, asOf).current())
        .isEqualTo(resolve(edition, with(account, history), withNodes, asOf).current());
  }

  @Property
  void optingInAndResizingThroughZeroGivesSimplifiedUnlessALimitationStands(
      @ForAll Edition edition,
      @ForAll BatchAccount account,
      @ForAll BatchPool pool,
      @ForAll Instant resized) {
    EffectiveModel model = afterChangeAndResize(edition, account, pool, resized, SIMPLIFIED);

    assertThat(model.current())
        .isEqualTo(model.next())
        .containsExactlyElementsOf(
            switch (model.limitation()) {
              case NONE -> List.of(SIMPLIFIED);
              case POSSIBLE -> List.of(CLASSIC, SIMPLIFIED);
              case STANDS -> List.of(CLASSIC);
            });
  }

  @Property
  void optingOutAndResizingThroughZeroGivesClassicAgain(
      @ForAll Edition edition,
      @ForAll BatchAccount account,
      @ForAll BatchPool pool,
      @ForAll Instant resized) {
    EffectiveModel model = afterChangeAndResize(edition, account, pool, resized, CLASSIC);

    assertThat(model.current()).containsExactly(CLASSIC);
    assertThat(model.next()).containsExactly(CLASSIC);
  }

  /** A pool that was brought to zero and out again once its account was opted in, or out again. */
  private static EffectiveModel afterChangeAndResize(
      Edition edition,
      BatchAccount account,
      BatchPool pool,
      Instant resized,
      CommunicationModel to) {
    Assume.that(edition.modelChoice().content() == ModelChoice.ACCOUNT_OPT_IN);
    Assume.that(pool.nodes() == NodePresence.SOME);
    Assume.that(pool.creationTime().map(created -> !created.isAfter(resized)).orElse(true));
    CommunicationModelChange optIn =
        CommunicationModelChange.at(SIMPLIFIED, resized.minusSeconds(60));
    ModelHistory history =
        to == SIMPLIFIED
            ? ModelHistory.of(optIn)
            : ModelHistory.of(optIn, CommunicationModelChange.at(CLASSIC, resized));
    return resolve(
        edition,
        with(account, history),
        pool.toBuilder().lastScaledFromZero(resized).build(),
        resized.plusSeconds(60));
  }

  @Property(tries = 300)
  void reasonsStandInTheOrderOfTheTableWithItsSources(
      @ForAll Edition edition,
      @ForAll BatchAccount account,
      @ForAll BatchPool pool,
      @ForAll Instant asOf) {
    EffectiveModel model = resolve(edition, account, pool, asOf);
    List<Reason> rules =
        model.reasons().stream().filter(reason -> !reason.code().equals("no-nodes")).toList();
    List<Reason> inTableOrder =
        edition.decisionTable().stream()
            .flatMap(rule -> rules.stream().filter(reason -> statesRule(reason, rule)))
            .toList();

    assertThat(rules).isNotEmpty().isEqualTo(inTableOrder);
    assertThat(model.reasons()).allMatch(reason -> !reason.concerns().isEmpty());
  }

  private static boolean statesRule(Reason reason, Clause<DecisionRule> rule) {
    return reason.code().equals(rule.content().code())
        && reason.text().equals(rule.content().text())
        && reason.source().equals(rule.source());
  }

  @Property(tries = 300)
  void whatIsExpectedIsPossibleUnlessAnObservationSaysOtherwise(
      @ForAll Edition edition,
      @ForAll BatchAccount account,
      @ForAll BatchPool pool,
      @ForAll Instant asOf) {
    EffectiveModel model = resolve(edition, account, pool, asOf);

    if (!Samples.findings(model).contains("observed-differs-from-documented")) {
      assertThat(model.possible()).containsAll(model.expected().stream().toList());
    }
  }

  @Property(tries = 100)
  void aPoolOfWhichOnlyTheNameIsKnownMayUseEitherModel(
      @ForAll Edition edition, @ForAll Instant asOf) {
    BatchAccount account =
        BatchAccount.builder().name("acct1").region(Region.of("westeurope")).build();
    EffectiveModel model = resolve(edition, account, BatchPool.builder().id("pool1").build(), asOf);

    assertThat(model.current()).containsExactly(CLASSIC, SIMPLIFIED);
    assertThat(model.next()).containsExactly(CLASSIC, SIMPLIFIED);
  }

  private static EffectiveModel resolve(
      Edition edition, BatchAccount account, BatchPool pool, Instant asOf) {
    return new EffectiveModelResolver(edition).resolve(account, pool, asOf);
  }

  private static BatchAccount with(BatchAccount account, ModelHistory history) {
    return account.toBuilder().modelHistory(history).build();
  }

  private static boolean isPending(ModelHistory history) {
    return history.changes().stream().anyMatch(change -> change.confirmedAt().isEmpty());
  }

  private static Instant end(ModelHistory history) {
    return history.changes().stream()
        .map(change -> change.confirmedAt().orElse(change.requestedAt()))
        .reduce(Instant.MIN, (earlier, later) -> later);
  }

  private static Instant latest(Instant... instants) {
    return ImmutableList.copyOf(instants).stream().max(Instant::compareTo).orElseThrow();
  }
}
