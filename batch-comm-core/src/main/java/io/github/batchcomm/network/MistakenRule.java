package io.github.batchcomm.network;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.model.RuleAddresses;
import io.github.batchcomm.model.ServiceTag;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * A rule that allows less than its author meant, because a name in it stands for nothing.
 *
 * @param hint what is wrong with it, as a clause
 * @param meant packets that it would match if the name stood for what was meant, or for anything
 *     where nothing tells what was
 */
record MistakenRule(String hint, FlowProduct meant) {

  /**
   * {@return the rule if a name among its sources or destinations stands for nothing}
   *
   * @param product the packets that the rule would match with given sources and destinations
   */
  static Optional<MistakenRule> of(
      NamedAddresses names,
      String rule,
      RuleAddresses sources,
      RuleAddresses destinations,
      BiFunction<AddressSet, AddressSet, FlowProduct> product) {
    ImmutableMap<String, Optional<ServiceTag>> ofSources = names.mistakes(sources);
    ImmutableMap<String, Optional<ServiceTag>> ofDestinations = names.mistakes(destinations);
    ImmutableMap<String, Optional<ServiceTag>> all =
        ImmutableMap.<String, Optional<ServiceTag>>builder()
            .putAll(ofSources)
            .putAll(ofDestinations)
            .buildKeepingLast();
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new MistakenRule(
                hint(rule, all),
                product.apply(
                    meant(names, sources, ofSources), meant(names, destinations, ofDestinations))));
  }

  /** {@return what names that stand for nothing were meant to stand for} */
  private static AddressSet meant(
      NamedAddresses names,
      RuleAddresses addresses,
      ImmutableMap<String, Optional<ServiceTag>> mistakes) {
    AddressSet meant =
        names.of(names.withoutMistakes(addresses), NamedAddresses.End.REMOTE).possible();
    for (Optional<ServiceTag> tag : mistakes.values()) {
      meant = meant.union(tag.map(it -> names.of(it).possible()).orElse(AddressSet.ALL));
    }
    return meant;
  }

  /**
   * {@return what is missing because a rule or route names a text that stands for nothing}
   *
   * @param kind what it is: a rule or a route
   * @param unknown what is not known therefore
   */
  static MissingFact missing(
      String kind, DecidingRule rule, String text, Optional<ServiceTag> meant, String unknown) {
    return new MissingFact(
        rule.layer(),
        Ascii.toUpperCase(kind.charAt(0))
            + kind.substring(1)
            + " "
            + rule.rule()
            + " of "
            + rule.resource()
            + " "
            + naming(text)
            + ", so that "
            + unknown
            + " is not known.",
        meant
            .map(it -> "Name " + it + " in the " + kind + " if that is meant.")
            .orElse("Name addresses or a service tag in the " + kind + "."));
  }

  private static String naming(String text) {
    return "names '" + text + "', which is no address and no service tag";
  }

  /** {@return the clause that says what is wrong with a rule's names} */
  private static String hint(String rule, ImmutableMap<String, Optional<ServiceTag>> mistakes) {
    return mistakes.entrySet().stream()
        .map(
            it ->
                "rule "
                    + rule
                    + " "
                    + naming(it.getKey())
                    + " and matches nothing"
                    + it.getValue().map(tag -> "; " + tag + " is probably meant").orElse(""))
        .collect(Collectors.joining("; "));
  }

  /**
   * {@return the result in which what is stopped says which of these rules might have let it by}
   */
  static LayerResult explain(LayerResult result, List<MistakenRule> rules) {
    if (rules.isEmpty()) {
      return result;
    }
    ImmutableList<Decided> stopped =
        result.stopped().stream().map(it -> explained(it, rules)).collect(toImmutableList());
    return new LayerResult(
        result.permitted(),
        stopped,
        result.open(),
        result.missing(),
        result.assumptions(),
        result.doubtful());
  }

  private static Decided explained(Decided stopped, List<MistakenRule> rules) {
    String hints =
        rules.stream()
            .filter(it -> it.meant.intersects(stopped.packets()))
            .map(MistakenRule::hint)
            .collect(Collectors.joining("; "));
    return hints.isEmpty() ? stopped : stopped.because(stopped.reason() + " (" + hints + ")");
  }
}
