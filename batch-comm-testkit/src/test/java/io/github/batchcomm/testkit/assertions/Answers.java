package io.github.batchcomm.testkit.assertions;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.effective.EffectiveModel;
import io.github.batchcomm.endpoint.RequiredEndpoint;
import io.github.batchcomm.migration.MigrationReadiness;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.NodeCommunicationMode;
import io.github.batchcomm.model.PoolConfiguration;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.PublicIpProvision;
import io.github.batchcomm.model.Region;
import java.time.Instant;
import java.util.List;

/** Answers to make assertions about. */
final class Answers {

  private static final Instant AFTER_RETIREMENT = Instant.parse("2026-04-15T09:00:00Z");

  private static final BatchAccount ACCOUNT =
      BatchAccount.builder().name("acct1").region(Region.of("westeurope")).build();

  /** A pool that is classic and asks for it. */
  private static final BatchPool CLASSIC =
      BatchPool.builder()
          .id("classic")
          .configuration(PoolConfiguration.VIRTUAL_MACHINE)
          .subnet(Presence.none())
          .publicIpProvision(PublicIpProvision.BATCH_MANAGED)
          .currentDedicatedNodes(2)
          .currentLowPriorityNodes(0)
          .currentMode(NodeCommunicationMode.CLASSIC)
          .targetMode(NodeCommunicationMode.CLASSIC)
          .build();

  private static final BatchPool EMPTY =
      CLASSIC.toBuilder()
          .id("empty")
          .currentDedicatedNodes(0)
          .currentMode(NodeCommunicationMode.UNKNOWN)
          .targetMode(NodeCommunicationMode.SIMPLIFIED)
          .build();

  private static final BatchPool RETIRED =
      CLASSIC.toBuilder().id("retired").configuration(PoolConfiguration.CLOUD_SERVICES).build();

  /** A pool of which nothing is known. */
  private static final BatchPool OPEN = BatchPool.builder().id("open").build();

  private Answers() {}

  static EffectiveModel classicModel() {
    return model(CLASSIC);
  }

  static EffectiveModel modelWithoutNodes() {
    return model(EMPTY);
  }

  static EffectiveModel modelWithoutNewNodes() {
    return model(RETIRED);
  }

  static EffectiveModel openModel() {
    return model(OPEN);
  }

  static ImmutableList<RequiredEndpoint> endpoints() {
    return BatchCommunication.latest().requiredEndpoints(ACCOUNT, CLASSIC, AFTER_RETIREMENT);
  }

  static MigrationReadiness readiness() {
    return BatchCommunication.latest()
        .migrationReadiness(ACCOUNT, List.of(CLASSIC, EMPTY, OPEN), AFTER_RETIREMENT);
  }

  private static EffectiveModel model(BatchPool pool) {
    return BatchCommunication.latest().effectiveModel(ACCOUNT, pool, AFTER_RETIREMENT);
  }
}
