package io.github.batchcomm.azure;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.MultimapBuilder;
import io.github.batchcomm.model.ResourceId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Brings the parts of resources together, which documents show within their resources, in lists and
 * one by one.
 *
 * @param <P> the part
 */
final class PartAssembly<P> {

  private final String what;
  private final String consequence;
  private final Consumer<InventoryProblem> problems;
  private final ListMultimap<ResourceId, Sighting<Part<P>>> byOwner =
      MultimapBuilder.linkedHashKeys().arrayListValues().build();
  private final Map<ResourceId, Sighting<PartList>> lists = new HashMap<>();
  private final Set<ResourceId> contradictory = new HashSet<>();

  /**
   * Brings the parts together.
   *
   * @param what what one of the parts is called
   * @param consequence what a contradiction leads to, in a message
   * @param merge brings the views of one part together
   * @param parts what the documents show
   * @param problems receives the contradictions
   */
  PartAssembly(
      String what,
      String consequence,
      Merge<P, ?> merge,
      Parts<P> parts,
      Consumer<InventoryProblem> problems) {
    this.what = what;
    this.consequence = consequence;
    this.problems = problems;
    ListMultimap<ResourceId, Sighting<Part<P>>> byId =
        MultimapBuilder.linkedHashKeys().arrayListValues().build();
    parts.views().forEach(view -> byId.put(view.value().id(), view));
    byId.keySet().forEach(id -> mergePart(merge, byId.get(id)));
    parts.lists().forEach(this::putList);
  }

  private void mergePart(Merge<P, ?> merge, List<Sighting<Part<P>>> views) {
    Part<P> first = views.get(0).value();
    List<Sighting<P>> values = views.stream().map(view -> view.with(view.value().value())).toList();
    String name =
        what
            + " '"
            + Quoted.text(first.id().name())
            + "' of '"
            + Quoted.text(first.owner().name())
            + "'";
    merge
        .of(values, name, consequence, problems)
        .ifPresentOrElse(
            merged -> byOwner.put(first.owner(), views.get(0).with(new Part<>(first.id(), merged))),
            () -> contradictory.add(first.owner()));
  }

  private void putList(Sighting<PartList> list) {
    Sighting<PartList> other = lists.putIfAbsent(list.value().owner(), list);
    if (other == null || other.value().equals(list.value())) {
      return;
    }
    if (contradictory.add(list.value().owner())) {
      problems.accept(
          list.problem(
              what
                  + "s of '"
                  + Quoted.text(list.value().owner().name())
                  + "' are listed differently elsewhere: here "
                  + names(list)
                  + ", and "
                  + names(other)
                  + " in '"
                  + Quoted.text(other.document())
                  + "' at '"
                  + other.pointer()
                  + "'. "
                  + consequence
                  + "; keep the newer of the two documents"));
    }
  }

  private static String names(Sighting<PartList> list) {
    String names =
        Quoted.text(
            String.join(", ", list.value().parts().stream().map(ResourceId::name).toList()));
    return names.isEmpty() ? "none" : names;
  }

  /**
   * {@return true if documents contradict each other about parts of a resource; a problem says so}
   */
  boolean isContradictory(ResourceId owner) {
    return contradictory.contains(owner);
  }

  /** {@return true if some document says which parts a resource has} */
  boolean isListed(ResourceId owner) {
    return lists.containsKey(owner);
  }

  /** {@return the parts of a resource that are shown, each where it was first seen} */
  ImmutableList<Sighting<Part<P>>> of(ResourceId owner) {
    return ImmutableList.copyOf(byOwner.get(owner));
  }

  /** {@return the values of these parts} */
  ImmutableList<P> values(ResourceId owner) {
    return byOwner.get(owner).stream()
        .map(view -> view.value().value())
        .collect(ImmutableList.toImmutableList());
  }

  /** {@return the resources of which parts or lists of parts are shown} */
  ImmutableSet<ResourceId> owners() {
    return Stream.concat(byOwner.keySet().stream(), lists.keySet().stream())
        .collect(ImmutableSet.toImmutableSet());
  }

  /**
   * Makes a problem of the parts of which nothing tells whether they are all, once per document and
   * resource.
   *
   * @param owned what the resource is called
   * @param command the command of the Azure CLI that shows all
   */
  void refuseUnlisted(String owned, String command) {
    for (ResourceId owner : byOwner.keySet()) {
      if (isListed(owner) || isContradictory(owner)) {
        continue;
      }
      ListMultimap<String, Sighting<Part<P>>> byDocument =
          MultimapBuilder.linkedHashKeys().arrayListValues().build();
      byOwner.get(owner).forEach(view -> byDocument.put(view.document(), view));
      for (String document : byDocument.keySet()) {
        refuse(byDocument.get(document), owned, command);
      }
    }
  }

  private void refuse(List<Sighting<Part<P>>> views, String owned, String command) {
    Part<P> first = views.get(0).value();
    String more = views.size() == 1 ? "" : " (and " + (views.size() - 1) + " more)";
    problems.accept(
        views
            .get(0)
            .problem(
                what
                    + " '"
                    + Quoted.text(first.id().name())
                    + "'"
                    + more
                    + " belongs to "
                    + owned
                    + " '"
                    + Quoted.text(first.owner().name())
                    + "', and no document tells what else does. Export that whole, with '"
                    + command
                    + "', and read both together"));
  }
}
