package io.github.batchcomm.network;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.collect.ImmutableList;
import io.github.batchcomm.model.Cloud;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.NetworkSecurityGroup;
import io.github.batchcomm.model.Subnet;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Answers about subnets of one network that are the same for each pool in them, so that many pools
 * in one subnet take little longer than one. They are kept as long as others do not need the room.
 *
 * <p>Each answer depends on its question and the network alone, so it does not matter for it
 * whether it was there before. Safe to share between threads.
 */
final class SubnetAnswers {

  /** A pool has about ten flows; pools of few subnets are asked about in turn. */
  private static final int MOST_FLOWS = 64;

  private static final int MOST_GROUPS = 16;

  private final Network network;
  private final Optional<Cloud> cloud;
  private final Cache<FlowKey, ImmutableList<RouteCandidates.Part>> routes = cache(MOST_FLOWS);
  private final Cache<FlowKey, ImmutableList<LayerResult>> groups = cache(MOST_FLOWS);
  private final Cache<VerdictKey, NetworkVerdict> verdicts = cache(MOST_FLOWS);
  private final Cache<ReviewKey, ImmutableList<ShadowedRule>> reviews = cache(MOST_GROUPS);

  private SubnetAnswers(Network network, Optional<Cloud> cloud) {
    this.network = network;
    this.cloud = cloud;
  }

  /** Answers about a network whose service tags are those of a cloud, of which none are there. */
  static SubnetAnswers none(Network network, Optional<Cloud> cloud) {
    return new SubnetAnswers(network, cloud);
  }

  /** Whether these are about the very network; equal ones would take long to compare. */
  boolean areAbout(Network other, Optional<Cloud> otherCloud) {
    return network == other && cloud.equals(otherCloud);
  }

  private record FlowKey(Subnet subnet, RequiredFlow flow) {}

  private record VerdictKey(RequiredFlow flow, ImmutableList<LayerResult> results) {}

  private record ReviewKey(Subnet subnet, NetworkSecurityGroup group) {}

  ImmutableList<RouteCandidates.Part> routes(
      Subnet subnet, RequiredFlow flow, Supplier<ImmutableList<RouteCandidates.Part>> found) {
    return get(routes, new FlowKey(subnet, flow), key -> found.get());
  }

  ImmutableList<LayerResult> groups(
      Subnet subnet, RequiredFlow flow, Supplier<ImmutableList<LayerResult>> found) {
    return get(groups, new FlowKey(subnet, flow), key -> found.get());
  }

  NetworkVerdict verdict(RequiredFlow flow, ImmutableList<LayerResult> results) {
    return get(verdicts, new VerdictKey(flow, results), key -> Verdicts.of(key.flow, key.results));
  }

  ImmutableList<ShadowedRule> shadowedRules(
      Subnet subnet, NetworkSecurityGroup group, Supplier<ImmutableList<ShadowedRule>> found) {
    return get(reviews, new ReviewKey(subnet, group), key -> found.get());
  }

  private static <K, V> Cache<K, V> cache(int most) {
    return CacheBuilder.newBuilder().maximumSize(most).build();
  }

  /** Threads may find the same answer twice, which costs time and nothing else. */
  private static <K, V> V get(Cache<K, V> cache, K key, Function<K, V> found) {
    V before = cache.getIfPresent(key);
    if (before != null) {
      return before;
    }
    V answer = found.apply(key);
    cache.put(key, answer);
    return answer;
  }
}
