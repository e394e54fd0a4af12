package io.github.batchcomm.testkit;

import static com.google.common.collect.ImmutableSet.toImmutableSet;

import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.SubnetReference;
import java.util.Optional;
import java.util.stream.Stream;

/** In which subscription things are: what a pool uses lies in that of its account. */
final class Subscriptions {

  private static final String START = "/subscriptions/";

  private Subscriptions() {}

  /** {@return the subscription that a pool shows first, if it shows one} */
  static Optional<String> of(BatchPool pool) {
    return Stream.of(
            pool.subnet().value().map(SubnetReference::id).stream(),
            pool.resourceId().stream(),
            pool.publicIpAddresses().stream())
        .flatMap(it -> it)
        .map(ResourceId::subscription)
        .findFirst();
  }

  /** Moves all that a pool refers to into one subscription. */
  static void move(BatchPool pool, String subscription, BatchPool.Builder moved) {
    pool.subnet()
        .value()
        .map(SubnetReference::id)
        .filter(id -> !id.subscription().equals(subscription))
        .ifPresent(id -> moved.subnet(Presence.of(new SubnetReference(in(subscription, id)))));
    pool.resourceId().ifPresent(id -> moved.resourceId(in(subscription, id)));
    if (!pool.publicIpAddresses().isEmpty()) {
      moved.publicIpAddresses(
          pool.publicIpAddresses().stream()
              .map(ip -> in(subscription, ip))
              .collect(toImmutableSet()));
    }
  }

  /** {@return the id of the same resource in another subscription} */
  static ResourceId in(String subscription, ResourceId id) {
    return id.subscription().equals(subscription)
        ? id
        : ResourceId.parse(
            START
                + subscription
                + id.toString().substring(START.length() + id.subscription().length()));
  }
}
