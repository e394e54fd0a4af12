package io.github.batchcomm.network;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Multimaps;
import io.github.batchcomm.flow.FirstMatch;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.model.AzureFirewall;
import io.github.batchcomm.model.FirewallRuleCollection;
import io.github.batchcomm.model.FirewallRuleCollectionGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * The order in which a firewall asks its rule collections, as far as it is known: that of
 * collections or groups of one priority is not documented.
 *
 * <p>Whichever order ties have, a packet is decided by the first match of one of the tied lists,
 * and each list may be the first that is asked. So a packet may be denied exactly if some list that
 * matches it denies, and may pass exactly if some list that matches it allows: two orders tell all,
 * one with the denials in front and one with what is allowed.
 *
 * @param blocks what is asked one after another
 */
record FirewallOrder(ImmutableList<Block> blocks) {

  static final FirewallOrder NONE = new FirewallOrder(ImmutableList.of());

  /** Groups of one priority; one, unless there is a tie. */
  private record Block(String policy, ImmutableList<Group> groups) {}

  /** A list of collections, by priority: those of one are a tie. */
  private record Group(
      String name, int priority, ImmutableList<ImmutableList<FirewallRuleCollection>> runs) {

    static Group of(String name, int priority, ImmutableList<FirewallRuleCollection> collections) {
      return new Group(name, priority, byPriority(collections, FirewallRuleCollection::priority));
    }
  }

  /** {@return the order of a firewall's own collections} */
  static FirewallOrder of(AzureFirewall firewall) {
    Group own = Group.of("Azure Firewall " + firewall.id().name(), 0, firewall.ruleCollections());
    return new FirewallOrder(ImmutableList.of(new Block("", ImmutableList.of(own))));
  }

  /** {@return the order in which the groups of a policy are asked after these} */
  FirewallOrder then(String policy, ImmutableList<FirewallRuleCollectionGroup> groups) {
    ImmutableList.Builder<Block> together = ImmutableList.builder();
    together.addAll(blocks);
    for (ImmutableList<FirewallRuleCollectionGroup> tied :
        byPriority(groups, FirewallRuleCollectionGroup::priority)) {
      together.add(
          new Block(
              policy,
              tied.stream()
                  .map(
                      it ->
                          Group.of(
                              "rule collection group " + it.id().name(),
                              it.priority(),
                              it.collections()))
                  .collect(toImmutableList())));
    }
    return new FirewallOrder(together.build());
  }

  private static <T> ImmutableList<ImmutableList<T>> byPriority(
      ImmutableList<T> all, ToIntFunction<T> priority) {
    ImmutableListMultimap<Integer, T> tied = Multimaps.index(all, priority::applyAsInt);
    return ImmutableSortedMap.copyOf(tied.asMap()).values().stream()
        .map(ImmutableList::copyOf)
        .collect(toImmutableList());
  }

  /** {@return all collections, in one of the orders that they may have} */
  ImmutableList<FirewallRuleCollection> collections() {
    return blocks.stream()
        .flatMap(block -> block.groups.stream())
        .flatMap(group -> group.runs.stream())
        .flatMap(ImmutableList::stream)
        .collect(toImmutableList());
  }

  /**
   * Passes packets through all rules of one kind, then through all of the other.
   *
   * @param networkRules the network rules of a collection, from top to bottom
   * @param applicationRules the application rules of a collection, from top to bottom
   * @param end what becomes of packets that no rule matches
   */
  LayerResult pass(
      FlowProduct packets,
      Function<FirewallRuleCollection, ImmutableList<FilterEntry>> networkRules,
      Function<FirewallRuleCollection, ImmutableList<FilterEntry>> applicationRules,
      FilterEntry end) {
    Pass network = new Pass(packets, networkRules);
    Pass application = new Pass(packets, applicationRules);
    blocks.forEach(network::add);
    blocks.forEach(application::add);
    List<FilterEntry> entries = together(network.entries, application.entries, end);
    List<TiedRules> ties = new ArrayList<>(network.ties);
    ties.addAll(application.ties);
    return ties.isEmpty()
        ? RuleFilter.pass(packets, entries)
        : RuleFilter.pass(
            packets,
            together(network.worst, application.worst, end),
            together(network.best, application.best, end),
            entries,
            ties);
  }

  private static List<FilterEntry> together(
      List<FilterEntry> network, List<FilterEntry> application, FilterEntry end) {
    return ImmutableList.<FilterEntry>builder()
        .addAll(network)
        .addAll(application)
        .add(end)
        .build();
  }

  /** The rules of one kind. */
  private static final class Pass {

    private final FlowProduct packets;
    private final Function<FirewallRuleCollection, ImmutableList<FilterEntry>> rules;
    private final List<FilterEntry> entries = new ArrayList<>();
    private final List<FilterEntry> worst = new ArrayList<>();
    private final List<FilterEntry> best = new ArrayList<>();
    private final List<TiedRules> ties = new ArrayList<>();

    Pass(FlowProduct packets, Function<FirewallRuleCollection, ImmutableList<FilterEntry>> rules) {
      this.packets = packets;
      this.rules = rules;
    }

    void add(Block block) {
      List<ImmutableList<FilterEntry>> inWorstOrder = new ArrayList<>();
      List<ImmutableList<FilterEntry>> inBestOrder = new ArrayList<>();
      ImmutableList.Builder<ImmutableList<FilterEntry>> lists = ImmutableList.builder();
      for (Group group : block.groups) {
        ImmutableList.Builder<FilterEntry> all = ImmutableList.builder();
        ImmutableList.Builder<FilterEntry> groupWorst = ImmutableList.builder();
        ImmutableList.Builder<FilterEntry> groupBest = ImmutableList.builder();
        for (ImmutableList<FirewallRuleCollection> run : group.runs) {
          ImmutableList<ImmutableList<FilterEntry>> tied =
              run.stream().map(rules).collect(toImmutableList());
          addTie(tied, () -> collectionsTied(group, run));
          tied.forEach(all::addAll);
          addSorted(tied, false, groupWorst);
          addSorted(tied, true, groupBest);
        }
        lists.add(all.build());
        entries.addAll(all.build());
        inWorstOrder.add(groupWorst.build());
        inBestOrder.add(groupBest.build());
      }
      addTie(lists.build(), () -> groupsTied(block));
      worst.addAll(woven(inWorstOrder, true));
      best.addAll(woven(inBestOrder, false));
    }

    private void addTie(
        ImmutableList<ImmutableList<FilterEntry>> lists, Supplier<MissingFact> missing) {
      ImmutableList<ImmutableList<FilterEntry>> filled =
          lists.stream().filter(it -> !it.isEmpty()).collect(toImmutableList());
      long actions =
          filled.stream()
              .flatMap(ImmutableList::stream)
              .map(FilterEntry::permits)
              .distinct()
              .count();
      if (filled.size() > 1 && actions > 1) {
        ties.add(new TiedRules(filled, missing.get()));
      }
    }

    /** The rules of a collection share an action. */
    private static void addSorted(
        ImmutableList<ImmutableList<FilterEntry>> collections,
        boolean permittingFirst,
        ImmutableList.Builder<FilterEntry> sorted) {
      for (boolean permits : new boolean[] {permittingFirst, !permittingFirst}) {
        collections.stream()
            .flatMap(ImmutableList::stream)
            .filter(it -> it.permits() == permits)
            .forEach(sorted::add);
      }
    }

    /**
     * Puts what any list denies in front of what another allows, or the other way round: of each
     * list exactly the packets that it matches first.
     */
    private List<FilterEntry> woven(List<ImmutableList<FilterEntry>> lists, boolean pessimistic) {
      if (lists.stream().filter(it -> !it.isEmpty()).count() < 2) {
        return lists.stream().flatMap(ImmutableList::stream).toList();
      }
      List<FilterEntry> first = new ArrayList<>();
      List<FilterEntry> last = new ArrayList<>();
      for (ImmutableList<FilterEntry> list : lists) {
        List<FlowProduct> products =
            list.stream()
                .map(it -> it.permits() == pessimistic ? it.certain() : it.possible())
                .toList();
        for (FirstMatch.Part part : FirstMatch.partition(packets, products)) {
          if (part.product() < list.size()) {
            FilterEntry entry = list.get(part.product());
            (entry.permits() == pessimistic ? last : first).add(entry.of(part.packets()));
          }
        }
      }
      first.addAll(last);
      return first;
    }

    private static MissingFact collectionsTied(
        Group group, ImmutableList<FirewallRuleCollection> run) {
      return tied(
          "Rule collections "
              + names(run.stream().map(FirewallRuleCollection::name).toList())
              + " of "
              + group.name,
          run.get(0).priority());
    }

    private static MissingFact groupsTied(Block block) {
      return tied(
          "Of firewall policy "
              + block.policy
              + ", "
              + names(block.groups.stream().map(Group::name).toList()),
          block.groups.get(0).priority);
    }

    private static String names(List<String> names) {
      return String.join(", ", names.subList(0, names.size() - 1))
          + " and "
          + names.get(names.size() - 1);
    }

    private static MissingFact tied(String which, int priority) {
      return new MissingFact(
          Layer.FIREWALL,
          which
              + " share priority "
              + priority
              + ", and Azure does not document which of them is asked first.",
          "Give them different priorities.");
    }
  }
}
