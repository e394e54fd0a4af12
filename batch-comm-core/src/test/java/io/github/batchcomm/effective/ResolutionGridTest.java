package io.github.batchcomm.effective;

import static io.github.batchcomm.effective.Samples.decidingNext;
import static io.github.batchcomm.effective.Samples.decidingPresent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.batchcomm.edition.Clause;
import io.github.batchcomm.edition.DecisionRule;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.Editions;
import io.github.batchcomm.edition.ModelChoice;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.CommunicationModelChange;
import io.github.batchcomm.model.NoPublicIpGeneration;
import io.github.batchcomm.model.NodeCommunicationMode;
import io.github.batchcomm.model.NodePresence;
import io.github.batchcomm.model.PoolConfiguration;
import io.github.batchcomm.model.PublicIpProvision;
import io.github.batchcomm.model.PublicNetworkAccess;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every combination of what can be given, asked of the resolver. */
class ResolutionGridTest {

  private static final int SHOWN = 5;

  /** By edition; the walks are long, so each is taken once. */
  private static final Map<String, Sweep> SWEEPS = new ConcurrentHashMap<>();

  static List<Edition> editions() {
    return Editions.all();
  }

  @ParameterizedTest
  @MethodSource("editions")
  void theGridIsLarge(Edition edition) {
    assertThat(sweep(edition).asked).isGreaterThan(25_000);
  }

  @ParameterizedTest
  @MethodSource("editions")
  void everyQuestionIsAnsweredAsAnIndependentReadingAnswersIt(Edition edition) {
    assertThat(sweep(edition).disagreements).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("editions")
  void whereAllIsKnownOneRuleDecidesEachQuestionButForWhenTheTargetWasSet(Edition edition) {
    assertThat(sweep(edition).exceptions).isEmpty();
    assertThat(sweep(edition).fullyKnown).isGreaterThan(100);
  }

  @ParameterizedTest
  @MethodSource("editions")
  void everyRuleDecidesAboutSomePool(Edition edition) {
    assertThat(sweep(edition).codes)
        .containsAll(
            edition.decisionTable().stream().map(Clause::content).map(DecisionRule::code).toList());
  }

  private static Sweep sweep(Edition edition) {
    return SWEEPS.computeIfAbsent(edition.id(), id -> new Sweep(edition));
  }

  /** One walk over an edition's grid, with what was met on it. */
  private static final class Sweep {

    final Set<String> codes = new HashSet<>();
    final List<String> disagreements = new ArrayList<>();
    final List<String> exceptions = new ArrayList<>();
    int asked;
    int fullyKnown;

    private final Edition edition;
    private final EffectiveModelResolver resolver;
    private final ModelOracle oracle;

    Sweep(Edition edition) {
      this.edition = edition;
      this.resolver = new EffectiveModelResolver(edition);
      this.oracle = new ModelOracle(edition.id());
      new ResolutionGrid(edition).forEach(this::meet);
    }

    private void meet(BatchAccount account, BatchPool pool, Instant asOf) {
      asked++;
      EffectiveModel model = resolver.resolve(account, pool, asOf);
      model.reasons().forEach(reason -> codes.add(reason.code()));
      ModelOracle.Answer wanted = oracle.answer(account, pool, asOf);
      if (!answer(model).equals(wanted)) {
        note(
            disagreements,
            "%s %s at %s: expected %s but was %s".formatted(account, pool, asOf, wanted, model));
      }
      if (isFullyKnown(edition, account, pool, asOf)) {
        fullyKnown++;
        if (decidingNext(model).size() != 1
            || decidingPresent(model).size() != rulesForPresentNodes(edition, account, pool)) {
          note(exceptions, "%s %s at %s: %s".formatted(account, pool, asOf, model));
        }
      }
    }

    private static void note(List<String> notes, String note) {
      if (notes.size() < SHOWN) {
        notes.add(note);
      }
    }
  }

  private static ModelOracle.Answer answer(EffectiveModel model) {
    return new ModelOracle.Answer(model.current(), model.next(), model.expected());
  }

  private static boolean isFullyKnown(
      Edition edition, BatchAccount account, BatchPool pool, Instant asOf) {
    boolean preview = edition.modelChoice().content() == ModelChoice.ACCOUNT_OPT_IN;
    return account.region().isKnown()
        && pool.configuration() != PoolConfiguration.UNKNOWN
        && !pool.subnet().isUnknown()
        && pool.publicIpProvision() != PublicIpProvision.UNKNOWN
        && (pool.publicIpProvision() != PublicIpProvision.NO_PUBLIC_IP_ADDRESSES
            || pool.noPublicIpGeneration() != NoPublicIpGeneration.UNKNOWN)
        && pool.nodes() != NodePresence.UNKNOWN
        && pool.creationTime().isPresent()
        && pool.lastScaledFromZero().isPresent()
        && account.modelHistory().isPresent()
        && account.modelHistory().get().changes().stream()
            .noneMatch(
                change ->
                    isOpenAt(change, pool.lastScaledFromZero().get()) || isOpenAt(change, asOf))
        && (preview
            ? account.publicNetworkAccess() == PublicNetworkAccess.ENABLED
                || account.publicNetworkAccess() == PublicNetworkAccess.DISABLED
            : pool.targetMode() != NodeCommunicationMode.UNKNOWN);
  }

  private static boolean isOpenAt(CommunicationModelChange change, Instant at) {
    return !change.requestedAt().isAfter(at) && change.confirmedAt().map(at::isBefore).orElse(true);
  }

  /**
   * One; but nothing tells since when a pool has its target mode. So there are two where a target
   * of classic or simplified decides, nodes are there, and no mode is observed: one rule for the
   * case that the target is older than the nodes, one for the case that it is not.
   */
  private static int rulesForPresentNodes(Edition edition, BatchAccount account, BatchPool pool) {
    // "The pool has no nodes" is the one reason then.
    if (pool.nodes() == NodePresence.NONE
        || edition.modelChoice().content() == ModelChoice.ACCOUNT_OPT_IN) {
      return 1;
    }
    boolean targetDecides =
        pool.configuration() == PoolConfiguration.VIRTUAL_MACHINE
            && account.region().equals(Samples.SUPPORTED)
            && (pool.publicIpProvision() != PublicIpProvision.NO_PUBLIC_IP_ADDRESSES
                || pool.subnet().isPresent());
    boolean observed =
        pool.currentMode() == NodeCommunicationMode.CLASSIC
            || pool.currentMode() == NodeCommunicationMode.SIMPLIFIED;
    if (!targetDecides || observed || pool.targetMode() == NodeCommunicationMode.DEFAULT) {
      return 1;
    }
    // The second generation is simplified whatever was asked for, as long as it was not classic.
    boolean secondGeneration =
        pool.publicIpProvision() == PublicIpProvision.NO_PUBLIC_IP_ADDRESSES
            && pool.noPublicIpGeneration() == NoPublicIpGeneration.V2_SIMPLIFIED;
    return secondGeneration && pool.targetMode() == NodeCommunicationMode.SIMPLIFIED ? 1 : 2;
  }
}
