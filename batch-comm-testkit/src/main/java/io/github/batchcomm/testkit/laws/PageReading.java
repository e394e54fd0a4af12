package io.github.batchcomm.testkit.laws;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.model.NodeCommunicationMode;
import io.github.batchcomm.testkit.laws.World.PublicIp;
import io.github.batchcomm.testkit.laws.World.Shape;
import io.github.batchcomm.testkit.laws.World.Times;
import java.time.Instant;
import java.util.Optional;

/** What a published edition says of a world, branch by branch. */
final class PageReading {

  private static final Instant V1_RETIRED = Instant.parse("2023-04-01T00:00:00Z");
  private static final Instant CLOUD_SERVICES_RETIRED = Instant.parse("2024-03-01T00:00:00Z");
  private static final Instant SWITCH_BEGINS = Instant.parse("2024-09-29T00:00:00Z");
  private static final Instant SWITCH_ENDS = Instant.parse("2024-10-02T00:00:00Z");
  private static final Instant CLASSIC_RETIRED = Instant.parse("2026-04-01T00:00:00Z");

  private final String edition;

  PageReading(String edition) {
    this.edition = edition;
  }

  /** Whether accounts are opted in as a whole, and nothing retires. */
  boolean isPreview() {
    return edition.startsWith("2021") || edition.startsWith("2022");
  }

  /** Whether private accounts are spoken of: in the first two texts only. */
  boolean speaksOfPrivateAccounts() {
    return edition.startsWith("2021");
  }

  String edition() {
    return edition;
  }

  /** The dates on which something changes. */
  ImmutableList<Instant> dates() {
    return isPreview()
        ? ImmutableList.of()
        : ImmutableList.of(
            V1_RETIRED, CLOUD_SERVICES_RETIRED, SWITCH_BEGINS, SWITCH_ENDS, CLASSIC_RETIRED);
  }

  /** What Azure reports as in use, where the edition knows of such reports. */
  Optional<Ruling> observed(World world, NodeCommunicationMode reported) {
    if (isPreview()) {
      return Optional.empty();
    }
    return switch (reported) {
      case CLASSIC ->
          Optional.of(
              world.shape().supported() && !world.times().asOf().isBefore(CLASSIC_RETIRED)
                  ? Ruling.OBSERVED_CLASSIC_AFTER_RETIREMENT
                  : Ruling.OBSERVED_CLASSIC);
      case SIMPLIFIED -> Optional.of(Ruling.OBSERVED_SIMPLIFIED);
      case DEFAULT, UNKNOWN -> Optional.empty();
    };
  }

  Ruling ruling(World world) {
    return switch (edition) {
      case "2021-10-21" -> firstEdition(world);
      case "2021-10-21-revised" -> firstEditionRevised(world);
      case "2022-06-02", "2022-06-02-revised" -> secondEdition(world);
      case "2023-03-29", "2025-03-27", "2026-01-12" -> targetModeEdition(world);
      default -> throw new IllegalArgumentException("Nobody has read edition " + edition);
    };
  }

  /** Without public IP addresses never: opted in or not, in a private account or not. */
  private static Ruling firstEdition(World world) {
    Shape shape = world.shape();
    if (shape.cloudServices()) {
      return Ruling.CLOUD_SERVICES_NOT_SUPPORTED;
    }
    if (shape.publicIp() == PublicIp.YES) {
      return accountDecides(world);
    }
    if (shape.privateAccount()) {
      return Ruling.PRIVATE_ACCOUNT_NEEDS_PUBLIC_IP;
    }
    return world.times().accountSimplified()
        ? Ruling.NO_PUBLIC_IP_IN_OPTED_IN_ACCOUNT
        : Ruling.NO_PUBLIC_IP_NEVER_SIMPLIFIED;
  }

  private static Ruling firstEditionRevised(World world) {
    Shape shape = world.shape();
    if (shape.cloudServices()) {
      return Ruling.CLOUD_SERVICES_NOT_SUPPORTED;
    }
    if (shape.privateAccount() && shape.publicIp() != PublicIp.YES) {
      return Ruling.PRIVATE_ACCOUNT_NEEDS_PUBLIC_IP;
    }
    return publicIpOrAccountDecides(world);
  }

  private static Ruling secondEdition(World world) {
    if (world.shape().cloudServices()) {
      return Ruling.CLOUD_SERVICES_NOT_SUPPORTED;
    }
    if (!world.shape().supported()) {
      return Ruling.REGION_NOT_LISTED;
    }
    return publicIpOrAccountDecides(world);
  }

  private static Ruling publicIpOrAccountDecides(World world) {
    Shape shape = world.shape();
    if (shape.publicIp() == PublicIp.NONE_V1 && !shape.virtualNetwork()) {
      return Ruling.V1_WITHOUT_VIRTUAL_NETWORK;
    }
    if (shape.publicIp() != PublicIp.YES && world.times().accountSimplified()) {
      return Ruling.NO_PUBLIC_IP_FOLLOWS_ACCOUNT;
    }
    return accountDecides(world);
  }

  private static Ruling accountDecides(World world) {
    return world.times().accountSimplified() ? Ruling.ACCOUNT_SIMPLIFIED : Ruling.ACCOUNT_CLASSIC;
  }

  private static Ruling targetModeEdition(World world) {
    Shape shape = world.shape();
    Times times = world.times();
    if (shape.cloudServices()) {
      return times.allocated().isBefore(CLOUD_SERVICES_RETIRED)
          ? Ruling.CLOUD_SERVICES_ALWAYS_CLASSIC
          : Ruling.CLOUD_SERVICES_RETIRED;
    }
    if (!shape.supported()) {
      return times.asOf().isBefore(CLASSIC_RETIRED)
          ? Ruling.REGION_NOT_SUPPORTED
          : Ruling.REGION_WITHOUT_ANY_MODEL;
    }
    return switch (shape.publicIp()) {
      case NONE_V1 -> shape.virtualNetwork() ? firstGeneration(world) : firstGenerationAlone(times);
      case NONE_V2 -> secondGeneration(world);
      case YES ->
          isTargetNewer(world) ? Ruling.TARGET_MAY_BE_NEWER_THAN_NODES : targetDecides(world);
    };
  }

  private static Ruling firstGenerationAlone(Times times) {
    return times.allocated().isBefore(V1_RETIRED)
        ? Ruling.V1_WITHOUT_VIRTUAL_NETWORK
        : Ruling.V1_WITHOUT_VIRTUAL_NETWORK_RETIRED;
  }

  /** Whether a model is asked for that was not yet when the nodes came. */
  private static boolean isTargetNewer(World world) {
    return world.target() != NodeCommunicationMode.DEFAULT && !world.times().targetInForce();
  }

  private static Ruling firstGeneration(World world) {
    if (isTargetNewer(world)) {
      return Ruling.TARGET_MAY_BE_NEWER_THAN_NODES;
    }
    if (world.target() == NodeCommunicationMode.SIMPLIFIED) {
      return Ruling.V1_CONVERTED;
    }
    if (world.times().allocated().isBefore(V1_RETIRED)) {
      return targetDecides(world);
    }
    return world.target() == NodeCommunicationMode.CLASSIC
        ? Ruling.V1_RETIRED
        : Ruling.V1_DEFAULT_AFTER_RETIREMENT;
  }

  private static Ruling secondGeneration(World world) {
    if (!world.shape().virtualNetwork()) {
      return Ruling.V2_NEEDS_VIRTUAL_NETWORK;
    }
    if (world.target() == NodeCommunicationMode.CLASSIC && world.times().targetInForce()) {
      return Ruling.NO_PUBLIC_IP_WITH_CLASSIC_TARGET;
    }
    return world.target() == NodeCommunicationMode.DEFAULT
        ? Ruling.V2_WITH_DEFAULT_TARGET
        : Ruling.V2_IS_SIMPLIFIED;
  }

  private static Ruling targetDecides(World world) {
    return switch (world.target()) {
      case SIMPLIFIED -> Ruling.TARGET_SIMPLIFIED;
      case CLASSIC -> classicTarget(world.times());
      case DEFAULT -> defaultTarget(world);
      case UNKNOWN -> throw new IllegalArgumentException("A world has no unknowns");
    };
  }

  private static Ruling classicTarget(Times times) {
    if (!times.allocated().isBefore(CLASSIC_RETIRED)) {
      return Ruling.CLASSIC_TARGET_NOT_HONORED;
    }
    return times.asOf().isBefore(CLASSIC_RETIRED)
        ? Ruling.TARGET_CLASSIC
        : Ruling.CLASSIC_NODES_OUTLIVE_RETIREMENT;
  }

  private static Ruling defaultTarget(World world) {
    Times times = world.times();
    if (!world.shape().virtualNetwork()) {
      return Ruling.DEFAULT_WITHOUT_VIRTUAL_NETWORK;
    }
    if (!times.created().isBefore(CLASSIC_RETIRED)) {
      return Ruling.DEFAULT_CREATED_AFTER_RETIREMENT;
    }
    if (times.everOptedIn()) {
      return Ruling.DEFAULT_AFTER_PREVIEW_OPT_IN;
    }
    if (!times.created().isBefore(SWITCH_ENDS)) {
      return Ruling.DEFAULT_CREATED_AFTER_SWITCH;
    }
    if (!times.created().isBefore(SWITCH_BEGINS)) {
      return Ruling.DEFAULT_CREATED_AROUND_SWITCH;
    }
    // An older pool with younger nodes: nobody says whether it changes.
    if (!times.allocated().isBefore(SWITCH_BEGINS)) {
      return Ruling.DEFAULT_REALLOCATED_AFTER_SWITCH;
    }
    return times.asOf().isBefore(CLASSIC_RETIRED)
        ? Ruling.DEFAULT_IN_VIRTUAL_NETWORK
        : Ruling.DEFAULT_NODES_OUTLIVE_RETIREMENT;
  }
}
