package io.github.batchcomm.testkit.laws;

import static io.github.batchcomm.model.CommunicationModel.CLASSIC;
import static io.github.batchcomm.model.CommunicationModel.SIMPLIFIED;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.edition.LimitationStatus;
import io.github.batchcomm.model.CommunicationModel;
import java.util.Optional;

/**
 * What a reader of the published editions rules about one world, and what follows from it. Each is
 * named as the rule of a decision table that says the same.
 */
enum Ruling {
  // The preview.
  CLOUD_SERVICES_NOT_SUPPORTED(Conclusion.CLASSIC_BY_LIMITATION),
  REGION_NOT_LISTED(Conclusion.CLASSIC_BY_LIMITATION),
  PRIVATE_ACCOUNT_NEEDS_PUBLIC_IP(Conclusion.CLASSIC_BY_LIMITATION),
  NO_PUBLIC_IP_IN_OPTED_IN_ACCOUNT(Conclusion.CLASSIC_BY_LIMITATION),
  NO_PUBLIC_IP_NEVER_SIMPLIFIED(Conclusion.CLASSIC_BY_LIMITATION),
  // The page contradicts itself about these, so it promises nothing.
  NO_PUBLIC_IP_FOLLOWS_ACCOUNT(Conclusion.SIMPLIFIED_LIKELY),
  ACCOUNT_SIMPLIFIED(Conclusion.SIMPLIFIED_PROMISED),
  ACCOUNT_CLASSIC(Conclusion.CLASSIC_PROMISED),

  // Since each pool has a target mode: what Azure reports.
  OBSERVED_CLASSIC_AFTER_RETIREMENT(Conclusion.CLASSIC_LIKELY),
  OBSERVED_CLASSIC(Conclusion.CLASSIC_LIKELY),
  OBSERVED_SIMPLIFIED(Conclusion.SIMPLIFIED_LIKELY),

  // What is limited.
  CLOUD_SERVICES_RETIRED(Conclusion.CLASSIC_RETIRED),
  CLOUD_SERVICES_ALWAYS_CLASSIC(Conclusion.CLASSIC_BY_LIMITATION),
  REGION_WITHOUT_ANY_MODEL(Conclusion.CONTRADICTION),
  REGION_NOT_SUPPORTED(Conclusion.CLASSIC_BY_LIMITATION),

  // Pools without public IP addresses.
  V1_WITHOUT_VIRTUAL_NETWORK_RETIRED(Conclusion.CLASSIC_RETIRED),
  V1_WITHOUT_VIRTUAL_NETWORK(Conclusion.CLASSIC_BY_LIMITATION),
  V2_NEEDS_VIRTUAL_NETWORK(Conclusion.SIMPLIFIED_REFUSED),
  NO_PUBLIC_IP_WITH_CLASSIC_TARGET(Conclusion.REFUSED),
  V2_WITH_DEFAULT_TARGET(Conclusion.EITHER_DESPITE_PROMISE),
  V2_IS_SIMPLIFIED(Conclusion.SIMPLIFIED_PROMISED),
  V1_CONVERTED(Conclusion.SIMPLIFIED_LIKELY),
  V1_RETIRED(Conclusion.CLASSIC_RETIRED),
  V1_DEFAULT_AFTER_RETIREMENT(Conclusion.EITHER),

  // What the pool asks for.
  TARGET_MAY_BE_NEWER_THAN_NODES(Conclusion.EITHER),
  TARGET_SIMPLIFIED(Conclusion.SIMPLIFIED_LIKELY),
  CLASSIC_TARGET_NOT_HONORED(Conclusion.SIMPLIFIED_PROMISED),
  CLASSIC_NODES_OUTLIVE_RETIREMENT(Conclusion.EITHER),
  TARGET_CLASSIC(Conclusion.CLASSIC_LIKELY),

  // The default mode.
  DEFAULT_WITHOUT_VIRTUAL_NETWORK(Conclusion.EITHER),
  DEFAULT_CREATED_AFTER_RETIREMENT(Conclusion.SIMPLIFIED_LIKELY),
  DEFAULT_AFTER_PREVIEW_OPT_IN(Conclusion.EITHER),
  DEFAULT_CREATED_AFTER_SWITCH(Conclusion.EITHER_DESPITE_PROMISE),
  DEFAULT_CREATED_AROUND_SWITCH(Conclusion.EITHER),
  DEFAULT_REALLOCATED_AFTER_SWITCH(Conclusion.EITHER),
  DEFAULT_NODES_OUTLIVE_RETIREMENT(Conclusion.CLASSIC_PROMISED),
  DEFAULT_IN_VIRTUAL_NETWORK(Conclusion.CLASSIC_PROMISED);

  @SuppressWarnings("ImmutableEnumChecker") // A record of immutable values.
  private final Conclusion conclusion;

  Ruling(Conclusion conclusion) {
    this.conclusion = conclusion;
  }

  /** {@return the code of the rule that says the same} */
  String code() {
    return Ascii.toLowerCase(name()).replace('_', '-');
  }

  Conclusion conclusion() {
    return conclusion;
  }

  /**
   * What follows.
   *
   * @param models the models that nodes may use
   * @param promise the model that is promised
   * @param newNodes whether new nodes can be had
   * @param limitation whether a limitation keeps it from simplified communication
   */
  record Conclusion(
      ImmutableSet<CommunicationModel> models,
      Optional<CommunicationModel> promise,
      boolean newNodes,
      LimitationStatus limitation) {

    static final Conclusion CLASSIC_PROMISED = promised(CLASSIC);

    static final Conclusion CLASSIC_LIKELY = likely(CLASSIC);

    /** Kept from simplified communication, and classic for sure. */
    static final Conclusion CLASSIC_BY_LIMITATION = CLASSIC_PROMISED.limited();

    /** The same, where new nodes cannot be had any more. */
    static final Conclusion CLASSIC_RETIRED = CLASSIC_BY_LIMITATION.withoutNewNodes();

    static final Conclusion SIMPLIFIED_PROMISED = promised(SIMPLIFIED);

    static final Conclusion SIMPLIFIED_LIKELY = likely(SIMPLIFIED);

    /** Simplified by design, and refused where it stands. */
    static final Conclusion SIMPLIFIED_REFUSED = SIMPLIFIED_LIKELY.limited().withoutNewNodes();

    static final Conclusion EITHER =
        new Conclusion(
            ImmutableSet.of(CLASSIC, SIMPLIFIED), Optional.empty(), true, LimitationStatus.NONE);

    static final Conclusion EITHER_DESPITE_PROMISE =
        new Conclusion(EITHER.models, Optional.of(SIMPLIFIED), true, LimitationStatus.NONE);

    /** The documentation contradicts itself, about a limitation too. */
    static final Conclusion CONTRADICTION =
        new Conclusion(EITHER.models, Optional.empty(), true, LimitationStatus.POSSIBLE);

    /** What it asks for is refused. */
    static final Conclusion REFUSED = EITHER.limited().withoutNewNodes();

    private static Conclusion promised(CommunicationModel model) {
      return new Conclusion(
          ImmutableSet.of(model), Optional.of(model), true, LimitationStatus.NONE);
    }

    private static Conclusion likely(CommunicationModel model) {
      return new Conclusion(ImmutableSet.of(model), Optional.empty(), true, LimitationStatus.NONE);
    }

    private Conclusion limited() {
      return new Conclusion(models, promise, newNodes, LimitationStatus.STANDS);
    }

    private Conclusion withoutNewNodes() {
      return new Conclusion(models, promise, false, limitation);
    }
  }
}
