package io.github.batchcomm.network;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.flow.FlowProduct;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Lists of rules of which nothing tells which is asked first, since they share a priority.
 *
 * @param lists the rules of each, in the order in which they are asked
 * @param missing that their order is not known
 */
record TiedRules(ImmutableList<ImmutableList<FilterEntry>> lists, MissingFact missing) {

  /** {@return true if lists may disagree about some packet, so that it matters which is first} */
  boolean orderMatters(List<FlowProduct> packets) {
    for (int i = 0; i < lists.size(); i++) {
      for (FilterEntry entry : lists.get(i)) {
        for (FlowProduct part : packets) {
          if (!entry.permits()
              && entry.possible().intersects(part)
              && isAllowedElsewhere(i, entry.possible().intersection(part))) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private boolean isAllowedElsewhere(int list, FlowProduct packets) {
    return IntStream.range(0, lists.size())
        .filter(i -> i != list)
        .mapToObj(lists::get)
        .flatMap(ImmutableList::stream)
        .anyMatch(it -> it.permits() && it.possible().intersects(packets));
  }

  ImmutableList<DecidingRule> rules() {
    return lists.stream()
        .flatMap(ImmutableList::stream)
        .map(FilterEntry::rule)
        .collect(toImmutableList());
  }
}
