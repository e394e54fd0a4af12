package io.github.batchcomm.testkit.laws;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.ModelHistory;
import io.github.batchcomm.model.NoPublicIpGeneration;
import io.github.batchcomm.model.NodeCommunicationMode;
import io.github.batchcomm.model.PoolConfiguration;
import io.github.batchcomm.model.PublicNetworkAccess;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Questions about which nearly all is known, so that few rules decide each, and every rule some.
 */
final class FaultQuestions {

  /** One question. */
  record Asked(BatchAccount account, BatchPool pool, Instant asOf) {}

  private static final ImmutableList<String> DAYS =
      ImmutableList.of("2023-01-10", "2024-02-10", "2024-08-10", "2025-02-10", "2026-06-10");

  private static final ImmutableList<String> CREATED =
      ImmutableList.of("2022-03-01", "2024-09-30", "2024-11-01", "2026-04-10");

  private FaultQuestions() {}

  static ImmutableList<Asked> all() {
    ImmutableSet.Builder<Asked> questions = ImmutableSet.builder();
    for (String day : DAYS) {
      Instant asOf = GridSamples.day(day);
      for (BatchPool pool : pools(asOf)) {
        accounts().forEach(account -> questions.add(new Asked(account, pool, asOf)));
      }
    }
    return questions.build().asList();
  }

  private static List<BatchAccount> accounts() {
    BatchAccount plain = GridSamples.account();
    BatchAccount optedIn =
        plain.toBuilder()
            .modelHistory(ModelHistory.of(GridSamples.optIn("2022-02-01", "2022-02-02")))
            .build();
    return List.of(
        plain,
        optedIn,
        optedIn.toBuilder().publicNetworkAccess(PublicNetworkAccess.DISABLED).build(),
        plain.toBuilder().region(GridSamples.UNSUPPORTED).build());
  }

  private static ImmutableSet<BatchPool> pools(Instant asOf) {
    ImmutableSet.Builder<BatchPool> pools = ImmutableSet.builder();
    for (BatchPool shape : shapes()) {
      for (Instant created : CREATED.stream().map(GridSamples::day).toList()) {
        for (Duration age : List.of(Duration.ofDays(10), Duration.ofDays(700))) {
          Instant allocated = asOf.minus(age);
          pools.add(
              shape.toBuilder()
                  .creationTime(created)
                  .lastScaledFromZero(allocated.isBefore(created) ? created : allocated)
                  .build());
        }
      }
    }
    return pools.build();
  }

  private static List<BatchPool> shapes() {
    ImmutableList.Builder<BatchPool> shapes = ImmutableList.builder();
    for (BatchPool inNetwork :
        List.of(
            GridSamples.pool(),
            GridSamples.withoutPublicIp(GridSamples.pool(), NoPublicIpGeneration.V1_PREVIEW),
            GridSamples.withoutPublicIp(GridSamples.pool(), NoPublicIpGeneration.V2_SIMPLIFIED),
            GridSamples.cloudServices(GridSamples.pool()))) {
      for (BatchPool placed : List.of(inNetwork, GridSamples.inBatchNetwork(inNetwork))) {
        for (NodeCommunicationMode mode :
            List.of(
                NodeCommunicationMode.DEFAULT,
                NodeCommunicationMode.CLASSIC,
                NodeCommunicationMode.SIMPLIFIED)) {
          BatchPool asking = GridSamples.withTarget(placed, mode);
          shapes.add(asking, GridSamples.withoutNodes(asking));
          shapes.add(asking.toBuilder().currentMode(mode).build());
        }
      }
      for (NodeCommunicationMode mode :
          List.of(
              NodeCommunicationMode.DEFAULT,
              NodeCommunicationMode.CLASSIC,
              NodeCommunicationMode.SIMPLIFIED)) {
        shapes.add(
            GridSamples.withTarget(GridSamples.withoutNodes(inNetwork), mode).toBuilder()
                .configuration(PoolConfiguration.UNKNOWN)
                .build());
      }
    }
    return shapes.build();
  }
}
