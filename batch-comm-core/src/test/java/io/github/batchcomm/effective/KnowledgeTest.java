package io.github.batchcomm.effective;

import static io.github.batchcomm.effective.Samples.account;
import static io.github.batchcomm.effective.Samples.accountIn;
import static io.github.batchcomm.effective.Samples.day;
import static io.github.batchcomm.effective.Samples.optIn;
import static io.github.batchcomm.effective.Samples.optOut;
import static io.github.batchcomm.effective.Samples.pendingOptIn;
import static io.github.batchcomm.effective.Samples.pool;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.Editions;
import io.github.batchcomm.model.AllocationState;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.NoPublicIpGeneration;
import io.github.batchcomm.model.NodeCommunicationMode;
import io.github.batchcomm.model.NodePresence;
import io.github.batchcomm.model.PoolConfiguration;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.PublicIpProvision;
import io.github.batchcomm.model.PublicNetworkAccess;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What answers are found by. */
class KnowledgeTest {

  private record Asked(BatchAccount account, BatchPool pool, Instant asOf) {}

  static List<Edition> editions() {
    return Editions.all();
  }

  @Test
  void everythingKnownIsReadBackAsItWasPutIn() {
    RegionRuling region = RegionRuling.of(Editions.latest(), Samples.SUPPORTED);
    Set<Knowledge> all = new HashSet<>();
    int made = 0;
    for (int period = 0; period < Calendar.MOST_PERIODS; period++) {
      for (AccountStanding standing : AccountStanding.values()) {
        for (NodePresence nodes : NodePresence.values()) {
          for (Hindsight hindsight : Hindsight.values()) {
            for (int flags = 0; flags < 8; flags++) {
              Moment moment = new Moment(period, standing);
              Knowledge known =
                  Knowledge.of(
                      1L << made % 37,
                      region,
                      Moment.bit(period, standing) | Moment.bit(0, AccountStanding.OPTED_IN),
                      Moment.number(period, standing),
                      nodes,
                      hindsight,
                      (flags & 1) != 0,
                      (flags & 2) != 0,
                      (flags & 4) != 0);
              assertThat(known.moments(Question.PRESENT_NODES))
                  .containsOnly(moment, new Moment(0, AccountStanding.OPTED_IN));
              assertThat(known.moments(Question.NEXT_SCALE_OUT)).containsExactly(moment);
              assertThat(known.periodAsked()).isEqualTo(period);
              assertThat(known.nodes()).isEqualTo(nodes);
              assertThat(known.hindsight()).isEqualTo(hindsight);
              assertThat(known.resizing()).isEqualTo((flags & 1) != 0);
              assertThat(known.changesDeclared()).isEqualTo((flags & 2) != 0);
              assertThat(known.allocationDeclared()).isEqualTo((flags & 4) != 0);
              all.add(known);
              made++;
            }
          }
        }
      }
    }
    assertThat(all).hasSize(made);
    assertThat(all.stream().map(Knowledge::hashCode).distinct()).hasSizeGreaterThan(made - 5);
  }

  @ParameterizedTest
  @MethodSource("editions")
  void poolsOfWhichTheSameIsKnownHaveTheSameAnswer(Edition edition) {
    Examination examination = new Examination(edition, new Calendar(edition));
    Map<Knowledge, EffectiveModel> answers = new HashMap<>();
    int again = 0;
    for (Asked asked : questions()) {
      Knowledge known = examination.of(asked.account, asked.pool, asked.asOf);
      if (known.hindsight() != Hindsight.ABOUT_CREATION) {
        EffectiveModel fresh =
            new EffectiveModelResolver(edition).resolve(asked.account, asked.pool, asked.asOf);
        EffectiveModel earlier = answers.putIfAbsent(known, fresh);
        if (earlier != null) {
          assertThat(fresh).isEqualTo(earlier);
          again++;
        }
      }
    }
    assertThat(again).isGreaterThan(10);
  }

  @ParameterizedTest
  @MethodSource("editions")
  void anAnswerThatIsRememberedIsTheOneGivenAtFirst(Edition edition) {
    EffectiveModelResolver resolver = new EffectiveModelResolver(edition);
    for (Asked asked : questions()) {
      assertThat(resolver.resolve(asked.account, asked.pool, asked.asOf))
          .isEqualTo(
              new EffectiveModelResolver(edition).resolve(asked.account, asked.pool, asked.asOf))
          .isSameAs(resolver.resolve(asked.account, asked.pool, asked.asOf));
    }
  }

  @Test
  void whenAPoolWasCreatedIsQuotedOfEachPoolItself() {
    EffectiveModelResolver resolver = new EffectiveModelResolver(Editions.latest());

    assertThat(textsAboutCreation(resolver, "2025-01-01"))
        .first()
        .asString()
        .contains("2025-01-01");
    assertThat(textsAboutCreation(resolver, "2025-01-02"))
        .first()
        .asString()
        .contains("2025-01-02");
  }

  private static List<String> textsAboutCreation(EffectiveModelResolver resolver, String created) {
    BatchPool later = pool().toBuilder().creationTime(day(created)).build();
    return resolver.resolve(account(), later, day("2024-12-01")).findings().stream()
        .filter(finding -> finding.code().equals("created-after-instant-asked"))
        .map(finding -> finding.text())
        .toList();
  }

  /** A sample of all that can be asked, the same each time. */
  private static List<Asked> questions() {
    List<Asked> questions = new ArrayList<>();
    Random random = new Random(11);
    List<BatchAccount> accounts =
        List.of(
            account(),
            account().toBuilder().modelHistory(Optional.empty()).build(),
            account(optIn("2022-03-01", "2022-03-03")),
            account(pendingOptIn("2022-03-01")),
            account(optIn("2022-03-01", "2022-03-01"), optOut("2022-05-01", "2022-05-04")),
            account().toBuilder().publicNetworkAccess(PublicNetworkAccess.DISABLED).build(),
            accountIn("francesouth"),
            accountIn("usdodeast"),
            accountIn("moonbase1"));
    List<Instant> days =
        List.of(
            day("2022-02-01"),
            day("2022-04-01"),
            day("2022-07-01"),
            day("2023-06-01"),
            day("2024-06-01"),
            day("2024-09-30"),
            day("2025-06-01"),
            day("2026-06-01"));
    for (int i = 0; i < 300; i++) {
      int created = random.nextInt(days.size());
      int changed = created + random.nextInt(days.size() - created);
      questions.add(
          new Asked(
              any(random, accounts),
              pool().toBuilder()
                  .id("pool" + i)
                  .creationTime(maybe(random, days.get(created)))
                  .lastScaledFromZero(maybe(random, days.get(changed)))
                  .allocationStateTransitionTime(maybe(random, days.get(changed)))
                  .allocationState(any(random, List.of(AllocationState.values())))
                  .configuration(any(random, List.of(PoolConfiguration.values())))
                  .publicIpProvision(any(random, List.of(PublicIpProvision.values())))
                  .noPublicIpGeneration(any(random, List.of(NoPublicIpGeneration.values())))
                  .subnet(
                      any(
                          random,
                          List.of(
                              Presence.of(Samples.SUBNET), Presence.none(), Presence.unknown())))
                  .currentDedicatedNodes(random.nextInt(2))
                  .targetMode(any(random, List.of(NodeCommunicationMode.values())))
                  .currentMode(any(random, List.of(NodeCommunicationMode.values())))
                  .build(),
              any(random, days)));
    }
    // The same pool under another name and a second later.
    for (Asked asked : List.copyOf(questions)) {
      questions.add(
          new Asked(
              asked.account.toBuilder().name("acct2").build(),
              asked.pool.toBuilder().id("twin").build(),
              asked.asOf.plusSeconds(1)));
    }
    return questions;
  }

  private static <T> Optional<T> maybe(Random random, T value) {
    return random.nextBoolean() ? Optional.of(value) : Optional.empty();
  }

  private static <T> T any(Random random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
